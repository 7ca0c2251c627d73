// The review by keyboard: a key answers, goes to a field, or skips; words selected in the passage fill the field of words.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!meant) return;
  event.preventDefault();
  if (meant.matches("input, textarea")) {
    meant.focus();
    meant.select();
  } else {
    meant.click();
  }
});

const words = document.querySelector("[data-selection]");
document.addEventListener("selectionchange", () => {
  const selected = document.getSelection();
  const passage = selected.anchorNode?.parentElement?.closest(".passage");
  if (words && passage && !selected.isCollapsed) words.value = selected.toString().trim();
});
