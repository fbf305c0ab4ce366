/* What is shown and chosen. The chosen trace and span stand in the address, so that Back works and a finding can be passed on. */
const state = { data: null, filter: "All", trace: "", span: "" };

function readAddress() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  if (chosen.has("trace-id")) {
    state.trace = chosen.get("trace-id");
    state.span = chosen.get("span-id") || "";
  }
}

function openTrace(trace, span) {
  state.trace = trace;
  state.span = span || "";
  history.pushState(null, "", "#trace-id=" + trace + (span ? "&span-id=" + span : ""));
  drawSelection();
  byId("trace").scrollIntoView();
  byId("trace").focus({ preventScroll: true });
}

function chooseSpan(span) {
  if (span.trace !== state.trace) {
    openTrace(span.trace, span.id);
    return;
  }
  state.span = span.id;
  history.replaceState(null, "", "#trace-id=" + state.trace + "&span-id=" + span.id);
  drawChosen(state.data, state);
}

function drawSelection() {
  drawOrders(state.data, state, openTrace, filterOrders);
  document.querySelectorAll(".mark").forEach((mark) => mark.setAttribute("aria-current", String(mark.dataset.trace === state.trace)));
  drawTrace(state.data, state, chooseSpan);
}

function filterOrders(name) {
  state.filter = name;
  drawOrders(state.data, state, openTrace, filterOrders);
  byId("filters").querySelector('[aria-pressed="true"]').focus();
}

function draw() {
  const data = state.data;
  const times = Object.values(data.traces).filter(Array.isArray).flat().map((span) => span.start);
  const policies = [...new Set(data.processes.map((process) => process.policy || "none"))].join(", ");
  byId("subtitle").textContent = times.length
    ? plural(new Set(data.processes.map((process) => process.service)).size, "service") + ", " + plural(data.processes.length, "process").replace("processs", "processes") + " · policy " + policies + " · since " + clock(times.reduce((a, b) => Math.min(a, b)))
    : "Waiting for telemetry…";
  drawTiles(data);
  drawCharts(data, openTrace, state.trace);
  drawPrivacy(data);
  drawSelection();
}

/* A served page follows the run, unless the reader is in the middle of something. */
let seen = "";
async function follow() {
  try {
    const answer = await fetch("data.json");
    const text = await answer.text();
    const busy = document.activeElement && document.activeElement !== document.body && document.activeElement.id === "";
    if (answer.ok && text !== seen && !(seen && busy)) {
      seen = text;
      state.data = JSON.parse(text);
      draw();
    }
  } catch (gone) {
    byId("subtitle").textContent = "The desk has closed; what is shown is the last that was received.";
  }
  setTimeout(follow, 2000);
}

readAddress();
const embedded = JSON.parse(byId("data").textContent);
if (embedded) {
  state.data = embedded;
  draw();
} else {
  follow();
}
addEventListener("popstate", () => {
  state.trace = state.span = "";
  readAddress();
  if (state.data) drawSelection();
});
let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => state.data && draw(), 120);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => state.data && draw());
