// Dragging over the timeline narrows the window: the days go into the address, and so into every listing's.
const svg = document.querySelector("svg.timeline");
const day = 86400000;

if (svg) {
  const brush = svg.querySelector(".brush");
  const { first, days, width } = svg.dataset;
  let from = null;

  const xOf = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(Math.max(((event.clientX - box.left) / box.width) * width, 0), width);
  };
  const dayAt = (x) => {
    const number = Math.min(Math.floor((x / width) * days), days - 1);
    return new Date(Date.parse(first) + number * day).toISOString().slice(0, 10);
  };

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
    if (right - left < 6) return;
    const address = new URL(location);
    address.searchParams.set("since", dayAt(left));
    address.searchParams.set("until", dayAt(right));
    location.assign(address);
  });
}
