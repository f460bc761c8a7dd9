// Fires every event and follows every address that an attack may have prepared; gives the number of active elements.
() => {
  for (const element of document.querySelectorAll("article *, header *, nav *")) {
    for (const { name } of [...element.attributes]) {
      if (/^on/i.test(name)) element.dispatchEvent(new Event(name.slice(2), { bubbles: true }));
    }
    if ([...element.attributes].some(({ value }) => /^[\0- ]*(javascript|vbscript|data)/i.test(value))) element.click();
  }
  const active = ["script", "iframe", "form", "base", "object", "embed", "style"];
  return document.querySelectorAll(active.map((name) => `article ${name}`).join()).length;
}
