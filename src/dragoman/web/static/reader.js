// Words selected in the text become offsets (UTF-16 units, as browsers count) in the form, or in the address of "edit".
function unitsOf(node, offset) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-units]");
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(block.dataset.units) + range.toString().length;
}

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = unitsOf(range.startContainer, range.startOffset);
  const end = unitsOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end, words: selection.toString() } : null;
}

function fill({ start, end, words }) {
  const form = document.querySelector("form.edit");
  if (!form?.querySelector("[data-start]")) return;
  form.querySelector("[data-start]").value = start;
  form.querySelector("[data-end]").value = end;
  form.querySelector("[data-selected]").textContent = words ? `“${words}”` : "";
}

document.addEventListener("selectionchange", () => {
  const found = selected();
  if (found) fill(found);
});

// From the reader to a record, the selection goes along.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[data-key="e"]');
  const found = link && selected();
  if (found) link.href = `${link.pathname}?start=${found.start}&end=${found.end}`;
});

const given = new URLSearchParams(location.search);
if (given.has("start") && given.has("end")) fill({ start: given.get("start"), end: given.get("end"), words: "" });

// A mark opens its card, a card's id its words: the fragment says which, so it can be shared.
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  document.querySelectorAll(".current").forEach((other) => other.classList.remove("current"));
  if (!target) return;
  const shown = target.matches(".anchor") ? target.nextElementSibling : target;
  shown?.classList.add("current");
  shown?.focus?.({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", follow);
if (location.hash) follow();
