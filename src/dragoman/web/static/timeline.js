// Dragging over the timeline narrows the window, the wheel zooms and moves it: days and hours go into the address, and so
// the days into every listing's.
const svg = document.querySelector("svg.timeline");
const HOUR = 3600000;
const CLOSE = 96;

if (svg) {
  const brush = svg.querySelector(".brush");
  const start = Date.parse(`${svg.dataset.start}Z`);
  const hours = Number(svg.dataset.hours);
  const width = Number(svg.dataset.width);
  let from = null;

  const xOf = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(Math.max(((event.clientX - box.left) / box.width) * width, 0), width);
  };
  const hourAt = (x) => start + (x / width) * hours * HOUR;

  // Whole days, unless hours can be told apart.
  function show(first, last) {
    const step = (last - first) / HOUR <= CLOSE ? HOUR : 24 * HOUR;
    const begin = new Date(Math.floor(first / step) * step);
    const end = new Date(Math.max(Math.ceil(last / step) * step, begin.getTime() + step));
    const address = new URL(location);
    address.searchParams.set("since", begin.toISOString().slice(0, 10));
    address.searchParams.set("until", new Date(end.getTime() - 1000).toISOString().slice(0, 10));
    address.searchParams.delete("hours");
    if (begin.getUTCHours() || end.getUTCHours()) {
      address.searchParams.set("hours", `${begin.getUTCHours()}-${end.getUTCHours() || 24}`);
    }
    location.assign(address);
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = xOf(event);
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = xOf(event);
    brush.setAttribute("x", Math.min(from, to));
    brush.setAttribute("width", Math.abs(to - from));
  });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [left, right] = [from, xOf(event)].sort((a, b) => a - b);
    from = null;
    brush.setAttribute("width", 0);
    if (right - left >= 6) show(hourAt(left), hourAt(right));
  });

  // The picture follows the wheel at once; the page follows when the wheel rests.
  let view = { x: 0, width };
  let resting = 0;
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const turned = (event.deltaY || event.deltaX) / 500;
    if (event.ctrlKey) {
      const next = Math.min(Math.max(view.width * (1 + turned), width / 50), width * 20);
      view = { x: view.x + ((view.width - next) * xOf(event)) / width, width: next };
    } else {
      view = { x: view.x + view.width * turned, width: view.width };
    }
    const height = svg.viewBox.baseVal.height;
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("viewBox", `${view.x} 0 ${view.width} ${height}`);
    clearTimeout(resting);
    resting = setTimeout(() => show(hourAt(view.x), hourAt(view.x + view.width)), 400);
  }, { passive: false });
}
