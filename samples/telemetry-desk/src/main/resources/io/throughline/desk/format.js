/* Small things everybody needs: elements, numbers, times. Text goes in as text only: telemetry is other people's input. */
function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") {
      for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const byId = (id) => document.getElementById(id);
const count = (value) => Number(value).toLocaleString("en");
const plural = (value, word) => count(value) + " " + word + (value === 1 ? "" : "s");

function seconds(value) {
  if (value >= 10) return value.toFixed(1) + " s";
  if (value >= 1) return value.toFixed(2) + " s";
  return millis(value * 1e6);
}

/* Microseconds as people say them. */
function millis(micros) {
  if (micros >= 1e6) return (micros / 1e6).toFixed(2) + " s";
  if (micros >= 1e4) return Math.round(micros / 1e3) + " ms";
  return (micros / 1e3).toFixed(1) + " ms";
}

function bytes(value) {
  return value >= 1e6 ? (value / 1e6).toFixed(1) + " MB" : count(Math.ceil(value / 1e3)) + " kB";
}

const clock = (micros) => new Date(micros / 1e3).toLocaleTimeString("en-GB");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function outcomePill(order) {
  if (order.outcome === "completed") return element("span", { class: "pill good" }, "completed");
  if (order.outcome === "rejected") {
    return element("span", { class: "pill warn" }, "rejected" + (order.reason ? ": " + order.reason : ""));
  }
  return element("span", { class: "pill bad" }, order.outcome || "lost, last heard of in " + order.last);
}

function promisePill(order) {
  if (order.met === "true") return element("span", { class: "pill good" }, "kept");
  if (order.met === "false") return element("span", { class: "pill bad" }, "broken");
  return order.outcome ? "—" : element("span", { class: "pill bad" }, "never answered");
}

/* Arrow keys, Home and End move the focus among siblings of which one is in the tab order. */
function rove(container, selector, previousKey, nextKey) {
  if (container.dataset.roves) return;
  container.dataset.roves = "true";
  container.addEventListener("keydown", (event) => {
    const all = [...container.querySelectorAll(selector)];
    const at = all.indexOf(document.activeElement);
    const to = { [previousKey]: at - 1, [nextKey]: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    focusOne(all, all[Math.max(0, Math.min(all.length - 1, to))]);
  });
}

function focusOne(all, chosen) {
  for (const each of all) each.tabIndex = each === chosen ? 0 : -1;
  chosen.focus();
}
