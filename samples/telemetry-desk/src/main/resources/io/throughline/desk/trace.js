/* One trace: its waterfall, its logs, and what is known of the chosen span. */
let waterfall = null;

function serviceColours(data) {
  const names = [...new Set(Object.values(data.traces).filter(Array.isArray).flat().map((span) => span.service))].sort();
  return (service) => "var(--s" + (Math.max(0, names.indexOf(service)) % 8) + ")";
}

function drawTrace(data, state, choose) {
  const holder = byId("waterfall");
  const spans = state.trace && data.traces[state.trace];
  byId("below").hidden = !spans;
  if (!spans) {
    waterfall = null;
    holder.replaceChildren();
    byId("legend").replaceChildren();
    byId("trace-title").textContent = "Trace";
    byId("trace-note").textContent = state.trace ? "This trace has not been received." : "Choose a mark in a chart, or an order.";
    return;
  }
  const colours = serviceColours(data);
  const order = data.orders.find((each) => each.trace === state.trace);
  byId("trace-title").textContent = order && order.id ? order.id : "Trace " + state.trace.slice(0, 12);
  const start = Math.min(...spans.map((span) => span.start));
  const services = [...new Set(spans.map((span) => span.service))];
  byId("trace-note").replaceChildren(
    clock(start) + " · " + plural(spans.length, "span") + " · " + plural(services.length, "service") + " · trace ", element("span", { class: "mono" }, state.trace), " ",
    ...(order ? [outcomePill(order), " ", promisePill(order)] : []));
  byId("legend").replaceChildren(
    ...services.map((service) => element("li", {}, element("i", { style: "--c: " + colours(service) }), service)),
    element("li", { class: "link" }, element("i"), "span link"));
  waterfall = drawWaterfall(data, state.trace, colours, choose);
  holder.replaceChildren(waterfall.falls);
  waterfall.drawLinks();
  drawLogs(data, state, start, choose);
  drawChosen(data, state);
}

function drawLogs(data, state, start, choose) {
  const logs = data.logs.filter((log) => log.trace === state.trace).sort((a, b) => a.t - b.t);
  byId("logs-note").textContent = logs.length ? plural(logs.length, "record") + " with this trace's id; message arguments stay in the service." : "No record carries this trace's id.";
  byId("logs-table").tBodies[0].replaceChildren(
    ...logs.map((log) =>
      element("tr", { "data-span": log.span },
        element("td", { class: "num" }, millis(log.t - start)),
        element("td", {}, log.service),
        element("td", {}, element("span", { class: "pill" + (/ERROR|FATAL/.test(log.severity) ? " bad" : /WARN/.test(log.severity) ? " warn" : "") }, log.severity)),
        element("td", {}, element("button", { type: "button", class: "open", style: "color: inherit; text-align: left; white-space: normal", on: { click: () => choose({ id: log.span, trace: log.trace }) } }, log.event || log.body), log.attributes["exception.type"] ? element("div", { class: "mono" }, String(log.attributes["exception.type"])) : null),
        element("td", {}, String(log.attributes["business.transaction.step"] || "")))));
}

/* Lights up what belongs to the chosen span without drawing anything anew. */
function drawChosen(data, state) {
  if (!waterfall) return;
  waterfall.falls.querySelectorAll(".fall").forEach((row) => row.setAttribute("aria-current", String(row.dataset.span === state.span)));
  waterfall.falls.querySelectorAll("svg.links > path").forEach((path) => path.classList.toggle("lit", path.dataset.ends.split(" ").includes(state.span)));
  const rows = [...byId("logs-table").tBodies[0].rows];
  const some = rows.some((row) => row.dataset.span === state.span);
  rows.forEach((row) => {
    row.classList.toggle("dim", some && row.dataset.span !== state.span);
    row.setAttribute("aria-selected", String(some && row.dataset.span === state.span));
  });
  drawDetail(data, waterfall.rows.find((row) => row.id === state.span));
}

function drawDetail(data, span) {
  const detail = byId("detail");
  if (!span) {
    detail.replaceChildren(element("h3", {}, "Span"), element("p", {}, "Choose a bar: arrow keys move, Enter chooses."));
    return;
  }
  const list = (values) => element("dl", {}, ...Object.entries(values).flatMap(([key, value]) => [element("dt", {}, key), element("dd", String(value).length > 240 ? { class: "long", tabindex: 0 } : {}, typeof value === "object" ? JSON.stringify(value) : String(value))]));
  const links = span.links.map((link) => {
    const other = (data.traces[link.trace] || []).find((each) => each.id === link.span);
    return element("li", {}, other ? other.service + ": " + other.name + (link.trace === span.trace ? "" : " (another trace)") : "span " + link.span + ", not received");
  });
  detail.replaceChildren(...[
    element("h3", {}, span.name),
    element("p", {}, span.service + " · " + span.kind.toLowerCase() + " · " + millis(span.end - span.start) + (span.status === "UNSET" ? "" : " · " + span.status.toLowerCase()) + (span.message ? " · " + span.message : "")),
    span.attributes["business.transaction.step"] ? element("p", {}, "step " + span.attributes["business.transaction.step"] + (span.attributes["business.transaction.owner"] ? ", owned by " + span.attributes["business.transaction.owner"] : "")) : null,
    span.attributes["throughline.redacted"] ? element("p", {}, element("span", { class: "pill warn" }, "redacted: " + span.attributes["throughline.redacted"])) : null,
    list({ ...(span.instance ? { "service.instance.id": span.instance } : {}), ...span.attributes }),
    ...(links.length ? [element("h4", {}, "Links"), element("ul", { style: "margin: 4px 0 0; padding-left: 18px; font-size: 12.5px" }, ...links)] : []),
    ...span.events.flatMap((event) => [element("h4", {}, event.name), list(event.attributes)]),
  ].filter((part) => part !== null));
}
