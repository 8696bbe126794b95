// Keys: j and k go from card to card (or row to row); a, r, e press what the current card offers; u, U and / the page's.
const cards = () => [...document.querySelectorAll("[data-card]")];
let current = document.querySelector(".card.first") ? 0 : -1;

function chosen() {
  const held = document.activeElement?.closest("[data-card]");
  if (held) current = cards().indexOf(held);
  return cards()[current];
}

function show(card) {
  cards().forEach((other) => other.classList.toggle("current", other === card));
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = cards();
  if (!all.length) return moveRow(by);
  chosen();
  current = Math.min(Math.max(current + by, 0), all.length - 1);
  show(all[current]);
}

function moveRow(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

function press(key) {
  const card = chosen();
  const within = card?.querySelector(`[data-key="${key}"]`);
  const target = within ?? document.querySelector(`[data-key="${key}"]:not([data-card] *)`)
    ?? (cards().length === 1 ? cards()[0].querySelector(`[data-key="${key}"]`) : null);
  if (!target) return false;
  if (target.matches("input")) target.focus();
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing && event.key === "Escape") typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (press(event.key)) event.preventDefault();
  else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
    event.preventDefault();
  }
});

// A card that comes back from a decision keeps its place; the next one is taken up.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main") {
    current = document.querySelector(".card.first") ? 0 : -1;
    document.getElementById("told").textContent = document.querySelector("h1").textContent;
    return;
  }
  if (!event.target.matches?.("[data-card]")) return; // another part of the page, that came by itself
  document.getElementById("told").textContent = cards()[current]?.querySelector(".status")?.textContent ?? "";
  step(1);
});

// A refusal (somebody else was there first) is a page of its own, with both versions.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status < 400) return;
  if (event.detail.xhr.status === 503) setTimeout(() => location.reload(), 2000); // being worked out
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  event.detail.target = document.getElementById("main");
  event.detail.swapOverride = "innerHTML";
  event.detail.selectOverride = "#main > *";
});
