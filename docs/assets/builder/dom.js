// A name, properties and children in; an element out. Text is always set as text, never as HTML.

/**
 * A part of the page, which shows the choice as it is now.
 * @typedef {{node: HTMLElement, show: () => void}} View
 */

/**
 * An element; `role` and names that begin with `aria-` are set as attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]> & Record<string, unknown>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, properties = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "role" || key.startsWith("aria-")) made.setAttribute(key, String(value));
    else Object.assign(made, { [key]: value });
  }
  made.append(...children);
  return made;
}

/**
 * A button that does something when it is pressed.
 * @param {string} text
 * @param {() => void} run
 */
export function button(text, run) {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", run);
  return made;
}
