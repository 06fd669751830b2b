// A name, properties and children in; an element out. Text is always set as text, never as HTML.

/** An element; `role` and names that begin with `aria-` are set as attributes. */
export function element(name, properties = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "role" || key.startsWith("aria-")) made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

/** A button that does something when it is pressed. */
export function button(text, run) {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", run);
  return made;
}
