// A button that copies each form of a quotation.
"use strict";

for (const words of document.querySelectorAll(".take pre")) {
  const button = document.createElement("button");
  button.className = "plain";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
  });
  words.before(button);
}
