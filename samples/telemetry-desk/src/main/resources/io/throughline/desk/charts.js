/* The three charts. Exemplars are buttons over the plot, so that they can be reached, read out and pressed like any other. */
const charts = { drawn: [] };

function drawCharts(data, openTrace, chosenTrace) {
  for (const chart of charts.drawn) chart.destroy();
  charts.drawn = [];
  const t = data.timeline;
  byId("kpi-title").textContent = data.kpiName;
  byId("kpi-note").textContent = "Total so far; each mark is a purchase that was traced.";
  byId("kept-note").textContent = "Share of completed orders within " + data.promise + " s, so far.";
  if (!t.time.length) return;
  const quiet = colour("--quiet");
  drawChart("chart-kpi", t.time, [line(data.kpiName, t.kpi, "--s0", { fill: colour("--s0") + "22", step: true })], { axis: (v) => count(v), marks: kpiMarks(data), floor: 0 });
  drawChart(
    "chart-duration",
    t.time,
    [
      line("median", t.p50, "--s2", { width: 2 }),
      line("99th percentile", t.p99, "--s1", { width: 2 }),
      { label: "promise", values: t.time.map(() => (data.promise > 0 ? data.promise : null)), stroke: quiet, width: 1, dash: [5, 4], points: { show: false } },
    ],
    { axis: (v) => v + " s", marks: durationMarks(data), floor: 0, key: [["--s2", "median"], ["--s1", "99th percentile"], ["--quiet", "promise " + data.promise + " s"]] });
  drawChart("chart-kept", t.time, [line("promise kept", t.kept, "--s5", { fill: colour("--s5") + "22" })], { axis: (v) => v + " %", marks: [], floor: Math.min(90, ...t.kept.filter((v) => v !== null)) - 1, ceiling: 100 });

  function line(label, values, name, more) {
    return { label, values, stroke: colour(name), width: 2, spanGaps: true, points: { show: false }, ...more, paths: more && more.step ? uPlot.paths.stepped({ align: 1 }) : undefined };
  }

  function drawChart(id, time, lines, how) {
    const holder = byId(id);
    holder.replaceChildren();
    const axis = { stroke: quiet, grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: "11.5px system-ui, sans-serif" };
    const tops = lines.flatMap((each) => each.values).concat(how.marks.map((mark) => mark.y)).filter((v) => v !== null);
    const top = how.ceiling || Math.max(1, ...tops) * 1.08;
    const reading = element("p", { class: "reading", "aria-hidden": "true" });
    const chart = new uPlot(
      {
        width: holder.clientWidth,
        height: 220,
        cursor: { y: false, points: { size: 7 } },
        scales: { y: { range: [how.floor, top + (how.ceiling ? 0.6 : 0)] } },
        axes: [{ ...axis, space: 70, size: 30, values: (u, at) => at.map((s) => new Date(s * 1e3).toLocaleTimeString("en-GB")) }, { ...axis, size: 46, values: (u, at) => at.map((v) => how.axis(v)) }],
        series: [{}, ...lines.map(({ values, ...each }) => each)],
        hooks: { setSize: [(u) => placeMarks(u, how.marks)], ready: [(u) => placeMarks(u, how.marks)], setCursor: [(u) => (reading.textContent = readingAt(u, how.axis))] },
      },
      [time, ...lines.map((each) => each.values)],
      holder);
    charts.drawn.push(chart);
    holder.append(reading);
    if (how.key) {
      holder.append(element("ul", { class: "legend" }, ...how.key.map(([name, text]) => element("li", {}, element("i", { style: "--c: var(" + name + "); height: 3px; vertical-align: 3px" }), text)), element("li", {}, "● kept   ◆ broken   ○ rejected")));
    }
  }

  function readingAt(u, say) {
    const i = u.cursor.idx;
    if (i === null || i === undefined) return "";
    const values = u.series.slice(1).map((each, at) => [each.label, u.data[at + 1][i]]).filter(([label, value]) => value !== null && label !== "promise");
    return [clock(u.data[0][i] * 1e6), ...values.map(([label, value]) => label + " " + say(Math.round(value * 100) / 100))].join(" · ");
  }

  function placeMarks(u, marks) {
    u.over.querySelectorAll(".mark").forEach((old) => old.remove());
    marks.forEach((mark, i) => {
      const button = element("button", {
        class: "mark " + mark.look, type: "button", tabindex: i ? -1 : 0, title: mark.text, "aria-label": mark.text + ". Open its trace.",
        "data-trace": mark.trace, "aria-current": mark.trace === chosenTrace,
        style: "left:" + u.valToPos(mark.x, "x") + "px;top:" + u.valToPos(mark.y, "y") + "px",
        on: { click: () => openTrace(mark.trace, mark.span), mousedown: (event) => event.stopPropagation() },
      });
      u.over.append(button);
    });
    rove(u.over, ".mark", "ArrowLeft", "ArrowRight");
  }
}

/* One mark for an order, however many services and collections report it. */
function exemplarsOf(data, metric) {
  const byTrace = new Map();
  for (const each of data.exemplars) {
    if (each.metric === metric && each.resolved) byTrace.set(each.trace, each);
  }
  return [...byTrace.values()].sort((a, b) => a.t - b.t);
}

function durationMarks(data) {
  return exemplarsOf(data, "business.transaction.duration").map((each) => ({
    x: each.t / 1e6, y: each.v, trace: each.trace, span: each.span,
    look: each.outcome === "rejected" ? "rejected" : each.met === "false" ? "late" : "kept",
    text: "Order " + (each.outcome || "") + " after " + seconds(each.v) + " at " + clock(each.t),
  }));
}

function kpiMarks(data) {
  const t = data.timeline;
  return exemplarsOf(data, data.kpiName).map((each) => {
    const x = each.t / 1e6;
    let i = t.time.findIndex((at) => at >= x);
    if (i < 0) i = t.time.length - 1;
    return { x, y: t.kpi[i], trace: each.trace, span: each.span, look: "kept", text: "Purchase at " + clock(each.t) };
  });
}
