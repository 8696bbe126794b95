// Words selected in the text become places (UTF-16 units, as browsers count) in a form, or in the address of a new record.
const kept = { found: null };

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

const bar = document.querySelector("[data-selection]");

function offer(found) {
  if (!bar) return;
  bar.hidden = !found;
  if (!found) return;
  bar.querySelector("[name=start]").value = found.start;
  bar.querySelector("[name=end]").value = found.end;
  bar.querySelector("output").textContent = `“${found.words.length > 60 ? `${found.words.slice(0, 57)}…` : found.words}”`;
}

document.addEventListener("selectionchange", () => {
  const found = selected();
  if (found) kept.found = found;
  if (found || !bar?.contains(document.activeElement)) offer(found);
});

// What was selected goes where a button says: alone, or behind what stands there.
function take(name, more) {
  const places = document.querySelector(`[data-places="${name}"]`);
  const shown = document.querySelector(`[data-words="${name}"]`);
  kept.found = selected() ?? kept.found;
  if (!kept.found || !places) return;
  const { start, end, words } = kept.found;
  places.value = more && places.value ? `${places.value}, ${start}-${end}` : `${start}-${end}`;
  shown.textContent = `${more ? shown.textContent : ""}“${words}” `;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (button) take(button.dataset.take, "more" in button.dataset);
  // From the reader to a record, the selection goes along.
  const link = event.target.closest('a[data-key="e"]');
  kept.found = selected() ?? kept.found;
  if (link && selected()) link.href = `${link.pathname}?start=${kept.found.start}&end=${kept.found.end}`;
});

const given = new URLSearchParams(location.search);
const main = document.querySelector("form.edit [data-main]");
if (main && given.has("start") && given.has("end")) {
  kept.found = { start: given.get("start"), end: given.get("end"), words: "selected before" };
  if (!main.value.startsWith(`${kept.found.start}-`)) take(main.dataset.places, false);
}

// Selecting without a pointer: w sets a caret into the text, arrows move it by words, with Shift they select.
function caret() {
  const block = document.querySelector(".mark.current")?.closest("[data-units]") ?? document.querySelector(".reading .body");
  if (!block) return false;
  document.getSelection().collapse(document.querySelector(".mark.current")?.firstChild ?? block.firstChild, 0);
  document.getSelection().modify("extend", "forward", "word");
  return true;
}

const STEPS = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const selection = document.getSelection();
  if (event.key === "w") {
    if (caret()) event.preventDefault();
  } else if (event.key === "Escape" && selected()) {
    selection.removeAllRanges();
  } else if (STEPS[event.key] && selected()) {
    event.preventDefault();
    if (!event.shiftKey) selection.collapseToEnd();
    selection.modify("extend", ...STEPS[event.key]);
  }
});

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
