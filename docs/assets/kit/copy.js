"use strict";
// Gives every block of code of the page a button that copies it. Without this script the text is selected by hand.
(() => {
  const blocks = document.querySelectorAll("article pre > code");
  if (!blocks.length) return;

  const status = document.createElement("p");
  status.className = "copy-status";
  status.setAttribute("role", "status");
  document.querySelector("article")?.append(status);

  for (const code of blocks) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Copy";
    const name = code.closest("details")?.querySelector("summary")?.textContent?.trim();
    if (name) button.setAttribute("aria-label", `Copy: ${name}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent ?? "");
        status.textContent = name ? `Copied: ${name}.` : "Copied.";
      } catch {
        getSelection()?.selectAllChildren(code);
        status.textContent = "Copy the text that is selected now.";
      }
    });
    code.parentElement?.before(button);
  }
})();
