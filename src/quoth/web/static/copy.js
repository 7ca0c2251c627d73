// A button that copies each form of a quotation, where the browser lets a page copy: on this machine and over https.
"use strict";

for (const words of navigator.clipboard ? document.querySelectorAll(".take pre") : []) {
  const button = document.createElement("button");
  button.className = "plain";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
  });
  words.parentElement.append(button);
}
