/* What was taken out, by which policy, and whether anything got through. */
function drawPrivacy(data) {
  const leaks = data.report.leaks;
  const verdict = byId("leak-verdict");
  verdict.className = "verdict " + (leaks.length ? "bad" : "good");
  verdict.textContent = leaks.length ? plural(leaks.length, "leak") : "✓ Nothing leaked";
  byId("privacy-note").textContent =
    plural(data.searched.secrets, "planted secret") + " sought in " + count(data.searched.forms) + " spellings, through all " + bytes(data.searched.bytes) + " of " + plural(data.searched.requests, "export") + ".";
  byId("policy-table").tBodies[0].replaceChildren(
    ...[...data.processes].sort((a, b) => a.service.localeCompare(b.service)).map((process) =>
      element("tr", {},
        element("td", {}, process.service + (process.instance ? " " : ""), process.instance ? element("span", { class: "mono", title: process.instance }, process.instance.slice(0, 8)) : null),
        element("td", {}, process.policy ? element("span", { class: "mono" }, process.policy) : element("span", { class: "pill bad" }, "none")),
        element("td", {}, process.environment),
        element("td", { class: "num" }, count(process.spans)),
        element("td", { class: "num" }, count(process.logs)),
        element("td", { class: "num" }, count(process.altered)))));
  drawTally(data.redacted);
  byId("leaks").replaceChildren(...(leaks.length ? [element("h3", {}, "Leaks"), leakTable(leaks)] : []));
  byId("counters-table").tBodies[0].replaceChildren(
    ...data.counters.map((each) => element("tr", {}, element("td", { class: "mono" }, each.name), element("td", { class: "num" }, count(each.value) + (each.mean === undefined ? "" : ", mean " + seconds(each.mean))))));
}

function drawTally(redacted) {
  const sum = {};
  for (const part of [redacted.spans, redacted.logs]) {
    for (const [what, number] of Object.entries(part)) sum[what] = (sum[what] || 0) + number;
  }
  const entries = Object.entries(sum).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...entries.map(([, number]) => number));
  byId("redacted").replaceChildren(
    entries.length
      ? element("div", { class: "tally" }, ...entries.flatMap(([what, number]) => [element("span", {}, what), element("i", { style: "width:" + (100 * number) / most + "%" }), element("span", { class: "num" }, count(number))]))
      : element("p", { class: "empty" }, "No span or log says that it was altered."));
}

function leakTable(leaks) {
  return element("div", { class: "scroll" }, element("table", {},
    element("thead", {}, element("tr", {}, ...["Secret", "Signal", "Service", "Where"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...leaks.map((leak) => element("tr", {}, ...[leak.secret, leak.signal, leak.service, leak.where].map((text) => element("td", {}, text)))))));
}
