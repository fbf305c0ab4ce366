/* Spans as bars under one another, in the order of the tree, and the links between them as curves. */
function rowsOf(data, traceId) {
  const spans = (data.traces[traceId] || []).map((span) => ({ ...span, trace: traceId }));
  const ids = new Set(spans.map((span) => span.id));
  const children = new Map();
  for (const span of spans) {
    const parent = ids.has(span.parent) ? span.parent : "";
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(span);
  }
  const rows = [];
  const walk = (parent, depth) => {
    for (const span of (children.get(parent) || []).sort((a, b) => a.start - b.start)) {
      rows.push({ ...span, depth, torn: span.parent !== "" && depth === 0 });
      walk(span.id, depth + 1);
    }
  };
  walk("", 0);
  return rows.concat(linkedRows(data, traceId, ids, spans));
}

/* Spans of other traces at the other end of a link, such as the receive of a batch. */
function linkedRows(data, traceId, ids, spans) {
  const linked = new Map();
  const named = new Set(spans.flatMap((span) => span.links).map((link) => link.trace + link.span));
  for (const [trace, others] of Object.entries(data.traces)) {
    if (trace === traceId || !Array.isArray(others)) continue;
    for (const span of others) {
      if (named.has(trace + span.id) || span.links.some((link) => link.trace === traceId && ids.has(link.span))) {
        linked.set(trace + span.id, { ...span, trace, depth: 0, elsewhere: true });
      }
    }
  }
  return [...linked.values()].sort((a, b) => a.start - b.start);
}

/* The step, where it begins: children that are in the same one need not repeat it. */
function stepOf(row, rows) {
  const step = row.attributes["business.transaction.step"];
  const parent = rows.find((each) => each.id === row.parent);
  return step && (!parent || parent.service !== row.service || parent.attributes["business.transaction.step"] !== step) ? step : "";
}

function drawWaterfall(data, traceId, colours, choose) {
  const rows = rowsOf(data, traceId);
  const own = rows.filter((row) => !row.elsewhere);
  const start = Math.min(...own.map((row) => row.start));
  const end = Math.max(...own.map((row) => row.end));
  const whole = Math.max(1, end - start);
  const falls = element("div", { class: "falls", role: "group", "aria-label": "Spans of the trace" });
  falls.append(element("div", { class: "ruler", "aria-hidden": "true" },
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => element("span", { style: "left:" + 100 * part + "%" }, part ? millis(part * whole) : "0"))));
  let divided = false;
  rows.forEach((row, i) => {
    if (row.elsewhere && !divided) {
      falls.append(element("div", { class: "divide" }, "In other traces, linked with this one"));
      divided = true;
    }
    falls.append(rowElement(row, i, start, whole, colours, choose, stepOf(row, rows)));
  });
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "links");
  svg.setAttribute("aria-hidden", "true");
  falls.append(svg);
  rove(falls, ".fall", "ArrowUp", "ArrowDown");
  return { falls, rows, drawLinks: () => drawLinks(falls, svg, rows) };
}

function rowElement(row, i, start, whole, colours, choose, step) {
  const clamp = (part) => Math.max(0, Math.min(1, part));
  const from = clamp((row.start - start) / whole);
  const to = clamp((row.end - start) / whole);
  const took = millis(row.end - row.start);
  const links = row.links.length ? ", " + plural(row.links.length, "link") : "";
  const left = to > 0.85;
  return element("button", {
      type: "button", class: "fall" + (row.status === "ERROR" ? " error" : "") + (row.elsewhere ? " elsewhere" : ""), tabindex: i ? -1 : 0,
      "data-span": row.id, style: "--c: " + colours(row.service),
      "aria-label": row.service + ": " + row.name + (step ? ", step " + step : "") + ", " + took + (row.status === "ERROR" ? ", error" : "") + links,
      on: { click: () => choose(row) },
    },
    element("span", { class: "name", style: "padding-left:" + (4 + 13 * row.depth) + "px" }, element("b", {}, row.service), " ", element("em", {}, row.name + (row.torn ? " (parent missing)" : "")), step ? element("span", { class: "step" }, step) : null),
    element("span", { class: "lane" },
      element("span", { class: "bar", style: "left:" + 100 * from + "%;width:" + 100 * (to - from) + "%" }),
      element("span", { class: left ? "took before" : "took", style: "left:" + 100 * (left ? from : to) + "%" }, took)));
}

/* From the end of the span that is linked to (it caused the other) to the beginning of the one that holds the link. */
function drawLinks(falls, svg, rows) {
  svg.replaceChildren();
  const box = falls.getBoundingClientRect();
  const bars = new Map(rows.map((row) => [row.trace + row.id, falls.querySelector('[data-span="' + row.id + '"] .bar')]));
  svg.innerHTML = '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>';
  for (const row of rows) {
    for (const link of row.links) {
      const a = bars.get(link.trace + link.span);
      const b = bars.get(row.trace + row.id);
      if (!a || !b) continue;
      const p = a.getBoundingClientRect();
      const q = b.getBoundingClientRect();
      const [x1, y1, x2, y2] = [p.right - box.left, (p.top + p.bottom) / 2 - box.top, q.left - box.left - 2, (q.top + q.bottom) / 2 - box.top];
      const bend = Math.max(26, Math.min(90, Math.abs(y2 - y1) / 2));
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
      path.setAttribute("marker-end", "url(#tip)");
      path.dataset.ends = link.span + " " + row.id;
      svg.append(path);
    }
  }
}
