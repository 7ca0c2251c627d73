// An article: hovering or focusing a part of a quotation lights the whole and shows its note; speakers' counts and j/k walk through.
// The page works without this: words are links, counts lead to the first quotation, all notes stand below the text.
"use strict";

const parts = (id) => document.querySelectorAll(`.printed [data-quotation="${CSS.escape(id)}"]`);
const card = document.getElementById("card");
let lit = null;

function light(id) {
  if (id === lit) return;
  document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  lit = id;
  if (!id) return;
  parts(id).forEach((part) => part.classList.add("lit"));
  const note = document.getElementById(`note-${id}`);
  if (card && note) {
    card.replaceChildren(...[...note.childNodes].map((node) => node.cloneNode(true)));
    card.hidden = false;
  }
}

const quotationOf = (event) => event.target.closest?.("[data-quotation]")?.dataset.quotation;

function walk(ids, step) {
  if (!ids.length) return;
  const at = ids.indexOf(lit);
  const next = ids[at < 0 ? (step > 0 ? 0 : ids.length - 1) : (at + step + ids.length) % ids.length];
  const words = document.getElementById(next);
  words?.scrollIntoView({ block: "center" });
  light(next);
}

document.documentElement.classList.add("scripted");
document.addEventListener("mouseover", (event) => {
  const id = quotationOf(event);
  if (id) light(id);
});
document.addEventListener("focusin", (event) => {
  const id = quotationOf(event);
  if (id) light(id);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-walk]");
  if (!link) return;
  event.preventDefault();
  walk(link.dataset.walk.split(" "), 1);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "j" || event.key === "k") {
    const all = [...document.querySelectorAll(".printed .words[id]")].map((words) => words.id);
    walk(all, event.key === "j" ? 1 : -1);
  }
});
