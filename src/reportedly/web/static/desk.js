// What JavaScript adds; every page works without it.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// "/" looks for something.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  document.querySelector("[role=search] input").focus();
});

// A claim that is pointed at, or has the keyboard's focus, lights up its words, and its words light up the claim.
const light = (number, on) => {
  for (const part of document.querySelectorAll(`.of-${number}, #note-${number}`)) part.classList.toggle("lit", on);
};
for (const note of document.querySelectorAll(".note[data-claim]")) {
  const number = note.dataset.claim;
  for (const [kind, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    note.addEventListener(kind, () => light(number, on));
  }
  for (const part of document.querySelectorAll(`.of-${number}`)) {
    part.addEventListener("mouseenter", () => light(number, true));
    part.addEventListener("mouseleave", () => light(number, false));
  }
}

// What is still being read shows itself without a new page.
const refresh = (part) => setTimeout(async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (answer.ok && !fresh && "whole" in part.dataset) return location.reload();
    if (answer.ok && fresh) {
      part.replaceWith(fresh);
      part = fresh;
    }
  } catch { /* the desk may be restarting; the next try tells */ }
  if (part.dataset.refresh) refresh(part);
}, Number(part.dataset.refresh));
for (const part of document.querySelectorAll("[data-refresh]")) refresh(part);

// Files may be dropped anywhere on a page that takes them.
const taking = document.querySelector("form[data-drop]");
if (taking) {
  document.addEventListener("dragover", (event) => { event.preventDefault(); taking.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) taking.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    taking.classList.remove("over");
    if (event.dataTransfer.files.length) taking.elements.files.files = event.dataTransfer.files;
  });
}

// On a page with keys, a key presses the button or follows the link that names it.
if (document.querySelector("[data-keys], [data-key='?']")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const named = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (named) {
      event.preventDefault();
      named.click();
    }
  });
}

// The drawing of where a rumour comes from can be made larger and smaller, and says below what it is that one points at.
for (const drawing of document.querySelectorAll(".drawing")) {
  const svg = drawing.querySelector("svg");
  if (!svg) continue;
  let size = 1, shown = 0;
  const resize = (factor) => {
    shown ||= svg.getBoundingClientRect().width;
    size = Math.min(4, Math.max(0.25, size * factor));
    Object.assign(svg.style, { width: `${shown * size}px`, minWidth: "0", maxWidth: "none" });
  };
  const bar = document.createElement("p");
  bar.className = "zoom";
  for (const [sign, name, factor] of [["+", "Larger", 1.25], ["\u2212", "Smaller", 0.8]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", `${name} drawing`);
    button.addEventListener("click", () => resize(factor));
    bar.append(button);
  }
  drawing.before(bar);
  drawing.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    resize(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  }, { passive: false });

  const told = document.createElement("p");
  told.className = "pointing";
  const hint = "Point at a line or a name: its reason, and the words of both texts, stand here.";
  told.textContent = hint;
  const whence = drawing.closest(".whence"), beside = whence.querySelector(".beside");
  if (beside && getComputedStyle(whence).display === "grid") beside.append(told);  // a wide page has room at the side
  else drawing.after(told);
  const over = (line, title) => {
    line.addEventListener("mouseenter", () => { told.textContent = title; line.lit?.classList.add("over"); });
    line.addEventListener("mouseleave", () => { told.textContent = hint; line.lit?.classList.remove("over"); });
  };
  for (const line of svg.querySelectorAll("path.line")) {
    const title = line.querySelector("title");
    if (!title) continue;
    const hit = line.cloneNode(false);  // a line is too thin to point at
    hit.setAttribute("class", "hit");
    hit.removeAttribute("stroke-dasharray");
    hit.lit = line;
    line.after(hit);
    over(hit, title.textContent);
  }
  for (const node of svg.querySelectorAll("g")) {
    const title = node.querySelector("title");
    if (!title) continue;
    over(node, title.textContent);
    node.addEventListener("focusin", () => { told.textContent = title.textContent; });
    node.addEventListener("focusout", () => { told.textContent = hint; });
  }
}
