/* The tiles on top and the table of sampled orders. */
const filters = [
  ["All", () => true],
  ["Lost", (order) => !order.outcome || order.outcome === "abandoned"],
  ["Late", (order) => order.met === "false" && order.outcome === "completed"],
  ["Rejected", (order) => order.outcome === "rejected"],
  ["Failed", (order) => order.outcome === "failed"],
  ["Torn", (order) => !order.complete],
];

function drawTiles(data) {
  const { orders, transaction, traces, leaks } = data.report;
  const judged = transaction.sloMet + transaction.sloMissed;
  const kept = judged ? (100 * transaction.sloMet) / judged : null;
  const tiles = [
    ["", data.kpiName, count(data.kpiTotal), plural(orders.placed, "order") + " placed"],
    ["", "End to end, median", seconds(transaction.p50), "99th percentile " + seconds(transaction.p99)],
    [transaction.sloMissed ? "bad" : "good", "Promise of " + data.promise + " s kept", kept === null ? "—" : kept.toFixed(1) + " %", count(transaction.sloMissed) + " broken of " + count(judged)],
    [orders.lost ? "bad" : "good", "Lost", count(orders.lost), "started and never finished"],
    [orders.failed ? "bad" : "", "Rejected", count(orders.rejected), count(orders.failed) + " failed technically"],
    [traces.complete === traces.sampled ? "good" : "bad", "Whole traces", count(traces.complete), traces.servicesPerOrder.toFixed(1) + " services an order", "of " + traces.sampled],
    [leaks.length ? "bad" : "good", "Secrets that left", count(leaks.length), count(data.searched.secrets) + " planted, " + bytes(data.searched.bytes) + " searched"],
  ];
  byId("tiles").replaceChildren(
    ...tiles.map(([look, label, value, about, small]) =>
      element("li", { class: look },
        element("div", { class: "label" }, label),
        element("div", { class: "value" }, value, typeof small === "string" ? element("small", {}, " " + small) : null),
        element("div", { class: "about" }, about))));
}

function drawOrders(data, state, openTrace, redraw) {
  byId("filters").replaceChildren(
    ...filters.map(([name, fits]) => {
      const number = data.orders.filter(fits).length;
      return element("button", { type: "button", "aria-pressed": String(state.filter === name), on: { click: () => redraw(name) } }, name + " " + number);
    }));
  const [, fits] = filters.find(([name]) => name === state.filter);
  const shown = data.orders.filter(fits);
  const lost = data.report.orders.lost;
  byId("orders-note").textContent =
    count(data.orders.length) + " of " + plural(data.report.orders.placed, "order") + " were traced. " +
    (lost ? plural(lost, "order") + " never finished: see “Lost”." : "None was lost.");
  const body = byId("orders-table").tBodies[0];
  body.replaceChildren(
    ...shown.map((order, i) =>
      element("tr", { "aria-selected": String(order.trace === state.trace), on: { click: () => openTrace(order.trace) } },
        element("td", {}, element("button", { type: "button", class: "open mono", tabindex: i ? -1 : 0, "data-trace": order.trace }, order.id || order.trace.slice(0, 12))),
        element("td", {}, outcomePill(order)),
        element("td", {}, promisePill(order)),
        element("td", { class: "num" }, order.seconds.toFixed(2)),
        element("td", {}, order.services.filter((service) => service !== data.entry).join(" → ")),
        element("td", { class: "num" }, count(order.spans)),
        element("td", {}, order.complete ? "whole" : element("span", { class: "pill bad" }, "torn")))));
  if (!shown.length) body.append(element("tr", {}, element("td", { colspan: 7, class: "empty" }, "No such order.")));
  rove(body, ".open", "ArrowUp", "ArrowDown");
}
