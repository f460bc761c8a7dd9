// Search on its own page, and buttons that copy. Every page reads without this file.
const field = document.querySelector("form.find input");
const results = document.getElementById("search");
const words = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").translations ?? {};

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input, textarea") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field?.focus();
  }
});

// Copied citations carry the day of access: what the page leaves open as "…)" at the end.
if (navigator.clipboard) {
  const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const dated = (text) => text.trim().replace(/…(?=\)$)/, today);
  for (const block of document.querySelectorAll(".citation, .citation-form pre")) {
    const button = element("button", "copy", words["clipboard.copy"] ?? "Copy");
    button.type = "button";
    button.addEventListener("click", async () => {
      const formats = { "text/plain": dated(block.innerText) };
      if (block.matches(".citation")) formats["text/html"] = dated(block.innerHTML);
      const blobs = Object.entries(formats).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      button.textContent = words["clipboard.copied"] ?? "Copied";
    });
    block.before(button);
  }
}

if (field && results) startSearch();

async function startSearch() {
  const bundle = new URL(field.form.dataset.bundle, document.baseURI);
  const pagefind = await import(new URL("pagefind.js", bundle).href);
  await pagefind.options({ baseUrl: new URL("..", bundle).pathname });
  const chosen = {};
  const list = element("ol", "results__list");
  const count = element("p", "results__count");
  results.replaceChildren(facets(await pagefind.filters(), chosen, search), count, list);
  results.before(field.form);
  let shown = 0;

  async function search() {
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    const filtered = Object.keys(chosen).length > 0;
    const run = await pagefind.debouncedSearch(query || null, { filters: chosen }, 150);
    if (run === null) return; // a newer one is on its way
    list.replaceChildren();
    shown = 0;
    const found = query || filtered ? run.results : [];
    count.textContent = query || filtered ? counted(found.length) : "";
    await more(found);
  }

  async function more(found) {
    for (const one of found.slice(shown, shown + 20)) list.append(entry(await one.data()));
    shown = Math.min(shown + 20, found.length);
    if (shown === found.length) return;
    const button = element("button", "results__more", words["search.result.more.other"].replace("#", found.length - shown));
    button.addEventListener("click", () => {
      button.remove();
      more(found);
    });
    list.append(button);
  }

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", search);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  if (!field.value) field.focus();
  await search();
}

function counted(number) {
  const key = number === 0 ? "none" : number === 1 ? "one" : "other";
  return words[`search.result.${key}`].replace("#", number);
}

function facets(filters, chosen, search) {
  const box = element("div", "results__facets");
  for (const [name, values] of Object.entries(filters)) {
    const group = element("details", "results__facet");
    group.append(element("summary", "", name));
    for (const value of Object.keys(values).sort((a, b) => values[b] - values[a] || a.localeCompare(b)).slice(0, 30)) {
      const label = element("label", "", "");
      const check = element("input", "");
      check.type = "checkbox";
      check.addEventListener("change", () => {
        const kept = (chosen[name]?.any ?? []).filter((one) => one !== value);
        if (check.checked) kept.push(value);
        if (kept.length) chosen[name] = { any: kept };
        else delete chosen[name];
        search();
      });
      label.append(check, ` ${value} (${values[value]})`);
      group.append(label);
    }
    box.append(group);
  }
  return box;
}

function entry(data) {
  const item = element("li", "results__entry");
  const link = element("a", "", data.meta.title);
  link.href = data.url;
  const excerpt = element("p", "results__excerpt");
  for (const [index, part] of data.excerpt.split(/<\/?mark>/).entries()) {
    excerpt.append(index % 2 ? element("mark", "", plain(part)) : plain(part));
  }
  item.append(link, excerpt);
  return item;
}

function plain(html) {
  return new DOMParser().parseFromString(`<body>${html}`, "text/html").body.textContent;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
