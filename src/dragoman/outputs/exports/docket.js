"use strict";
// Sorts and filters the tables of a docket's page, shows long ones bit by bit, filters the reports, and opens what a link
// leads to. Without it all rows are there, as they stand.
(() => {
  const AT_ONCE = 500;
  const collator = new Intl.Collator("en", { numeric: true });
  const rowsById = new Map();

  function asked(tools, apply) {
    const input = tools.querySelector("input");
    const told = tools.querySelector("output");
    let waiting = 0;
    const now = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const [shown, all] = apply((text) => words.every((word) => text.includes(word)));
      told.textContent = words.length ? `${shown} of ${all}` : "";
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 120);
    });
    tools.hidden = false;
    return () => {
      input.value = "";
      now();
    };
  }

  function keyOf(table, at) {
    return String(at) === table.dataset.day ? (row) => row.dataset.day : (row) => row.cells[at].textContent;
  }

  function sorted(rows, key, down) {
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a], [b]) => {
      if (!a !== !b) return a ? -1 : 1;
      return down ? collator.compare(b, a) : collator.compare(a, b);
    });
    return keyed.map(([, row]) => row);
  }

  function listing(table) {
    const body = table.tBodies[0];
    const texts = new Map();
    const more = document.createElement("button");
    let rows = Array.from(body.rows);
    let matches = () => true;
    let limit = AT_ONCE;

    function textOf(row) {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    }

    function show() {
      const found = rows.filter((row) => matches(textOf(row)));
      body.replaceChildren(...found.slice(0, limit));
      more.hidden = found.length <= limit;
      more.textContent = `Show more of ${found.length}`;
      return [found.length, rows.length];
    }

    const clear = asked(table.closest("details").querySelector(".tools"), (test) => {
      matches = test;
      limit = AT_ONCE;
      return show();
    });
    more.type = "button";
    more.addEventListener("click", () => {
      limit += AT_ONCE;
      show();
    });
    table.after(more);
    Array.from(table.tHead.rows[0].cells).forEach((header, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        rows = sorted(rows, keyOf(table, at), down);
        show();
      });
      header.replaceChildren(button);
    });
    for (const row of rows) {
      if (!row.id) continue;
      rowsById.set(row.id, () => {
        if (row.isConnected) return row;
        clear();
        limit = Math.max(limit, rows.indexOf(row) + 1);
        show();
        return row;
      });
    }
    show();
  }

  function open() {
    for (const old of document.querySelectorAll(".at")) old.classList.remove("at");
    const id = decodeURIComponent(location.hash.slice(1));
    const target = document.getElementById(id) ?? rowsById.get(id)?.();
    if (!target) return;
    for (let around = target; around; around = around.parentElement) {
      if (around.tagName !== "DETAILS") continue;
      around.hidden = false;
      around.open = true;
    }
    const number = target.dataset.number;
    const marks = number === undefined ? [target] : document.querySelectorAll(`.mark[data-of~="${number}"]`);
    for (const mark of marks) if (mark.matches(".mark, tr")) mark.classList.add("at");
    (marks[0] ?? target).scrollIntoView({ block: target.matches("details, section") ? "start" : "center" });
  }

  document.querySelectorAll("table").forEach(listing);
  const reports = document.querySelector("[data-reports]");
  const told = Array.from(reports.querySelectorAll("details"), (report) => [report, report.textContent.toLowerCase()]);
  asked(reports.querySelector(".tools"), (test) => {
    for (const [report, text] of told) report.hidden = !test(text);
    return [told.filter(([report]) => !report.hidden).length, told.length];
  });
  addEventListener("hashchange", open);
  open();
})();
