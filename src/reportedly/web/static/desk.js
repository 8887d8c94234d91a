// What JavaScript adds; every page works without it.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// "/" looks for something.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  document.querySelector(".find input").focus();
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
