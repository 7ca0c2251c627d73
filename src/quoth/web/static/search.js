// Results as you type: the same page is fetched and its results are put in place. Without this the form is sent as any form.
"use strict";

const form = document.getElementById("asking");
let waiting = 0;
let asked = null;

async function ask() {
  const fields = [...new FormData(form)].filter(([name, value]) => value && !(name === "sort" && value === "relevance"));
  const address = `/search?${new URLSearchParams(fields)}`;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const results = page.getElementById("results");
    if (!results) return;
    document.getElementById("results").replaceWith(document.adoptNode(results));
    document.getElementById("told").textContent = document.getElementById("found").textContent;
    document.title = page.title;
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 180);
});
