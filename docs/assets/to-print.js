"use strict";
// Puts a button that prints in the place of the words that say how to print.
(() => {
  const hint = document.querySelector(".to-print");
  if (!hint) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Print" });
  button.addEventListener("click", () => print());
  hint.textContent = "";
  hint.append(button);
})();
