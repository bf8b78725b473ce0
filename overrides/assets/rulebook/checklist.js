/* Checklists: what a reader ticks and notes stays in his browser, under the permanent ID of each duty.
   Kept as {"D08-01": {done, na, owner, due, note, hash}} under one key; the file to export wraps it with format and version. */
(() => {
  const KEY = "rulebook.duties";
  const FORMAT = "live-commerce-rulebook/checklist";
  const VERSION = 2;
  const list = document.getElementById("checklist");
  if (!list) return;
  const words = JSON.parse(document.getElementById("checklist-words").textContent);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const tasks = [...list.querySelectorAll(".task")];
  const message = document.querySelector(".checklist-message");

  /* State */
  const isEntry = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const clean = (entry) => ({
    ...(entry.done === true && { done: true }),
    ...(entry.na === true && { na: true }),
    ...Object.fromEntries(["owner", "due", "note", "hash"].filter((k) => typeof entry[k] === "string" && entry[k]).map((k) => [k, entry[k]])),
  });
  const cleanAll = (duties) => Object.fromEntries(
    Object.entries(duties).filter(([id, entry]) => /^D\d{2,3}-\d{2}$/.test(id) && isEntry(entry)).map(([id, entry]) => [id, clean(entry)]),
  );
  const load = () => {
    try { return cleanAll(JSON.parse(localStorage.getItem(KEY) || "{}")); } catch { return {}; }
  };
  let state = load();
  const save = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      if (message.dataset.kind === "not_saved") tell("");
    } catch { tell("not_saved"); }
  };
  const tell = (key, values) => {
    message.dataset.kind = key;
    message.textContent = key ? say(key, values) : "";
  };
  const change = (task, part) => {
    const id = task.dataset.duty;
    state[id] = clean({ ...state[id], ...part });
    if (!Object.keys(state[id]).some((key) => key !== "hash")) delete state[id];
    save();
    show(task);
    count();
  };

  /* A task. What a reader may write about it gets its fields when they are first needed. */
  const FIELDS = { owner: ["input", "text"], due: ["input", "date"], note: ["textarea"] };
  const field = (name, [tag, type]) => {
    const label = document.createElement("label");
    const control = Object.assign(document.createElement(tag), { name, ...(type ? { type } : { rows: 2 }) });
    label.append(say(name), control);
    return label;
  };
  const fieldsOf = (task) => {
    const made = task.querySelector(".fields");
    if (made) return made;
    const fields = document.createElement("div");
    fields.className = "fields";
    fields.append(...Object.entries(FIELDS).map(([name, kind]) => field(name, kind)));
    task.querySelector("details").append(fields);
    return fields;
  };
  const write = (task, entry) => {
    const written = Object.keys(FIELDS).some((name) => entry[name]);
    if (written) task.querySelector("details").open = true;
    if (!written && !task.querySelector(".fields")) return;
    const fields = fieldsOf(task);
    for (const name of Object.keys(FIELDS)) fields.querySelector(`[name="${name}"]`).value = entry[name] || "";
  };
  const show = (task) => {
    const entry = state[task.dataset.duty] || {};
    task.querySelector("input").checked = Boolean(entry.done);
    task.querySelector(".na").setAttribute("aria-pressed", String(Boolean(entry.na)));
    task.classList.toggle("done", Boolean(entry.done));
    task.classList.toggle("not-applicable", Boolean(entry.na));
    write(task, entry);
    showChange(task, (entry.done || entry.na) && entry.hash && entry.hash !== task.dataset.hash);
  };
  const showChange = (task, changed) => {
    task.querySelector(".changed")?.remove();
    if (!changed) return;
    const notice = document.createElement("p");
    notice.className = "changed";
    const seen = Object.assign(document.createElement("button"), { type: "button", className: "seen", textContent: say("confirm_changed") });
    notice.append(say("changed"), seen);
    task.append(notice);
  };

  const taskOf = (event) => event.target.closest(".task");
  list.addEventListener("change", (event) => {
    const task = taskOf(event);
    const control = event.target;
    if (control.name) change(task, { [control.name]: control.value.trim() });
    else change(task, { done: control.checked, hash: task.dataset.hash });
  });
  list.addEventListener("click", (event) => {
    const task = taskOf(event);
    if (event.target.matches(".na")) change(task, { na: !state[task.dataset.duty]?.na, hash: task.dataset.hash });
    if (event.target.matches(".seen")) change(task, { hash: task.dataset.hash });
  });
  list.addEventListener("toggle", (event) => { if (event.target.open) fieldsOf(taskOf(event)); }, true);

  /* Progress */
  const sections = [...list.querySelectorAll(".tasks")];
  const count = () => {
    for (const section of sections) {
      const shown = [...section.querySelectorAll(".task:not([hidden])")];
      const applicable = shown.filter((task) => !state[task.dataset.duty]?.na);
      const done = applicable.filter((task) => state[task.dataset.duty]?.done).length;
      const progress = section.querySelector("progress");
      progress.max = Math.max(applicable.length, 1);
      progress.value = done;
      section.querySelector(".section-progress span").textContent = say("progress", { done, all: applicable.length });
      section.querySelector(".progress-text").textContent = shown.length;
      section.hidden = !shown.length;
    }
  };

  /* Tools of the whole list */
  const exportState = () => {
    const file = { format: FORMAT, version: VERSION, exported: new Date().toISOString(), duties: state };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
    link.download = "rulebook-checklist.json";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  /* Version 1 held the entries at the top, with `ticked` for `done`. */
  const dutiesIn = (file) => {
    if (!isEntry(file) || file.format !== FORMAT) return null;
    if (file.version === 1) {
      const entries = Object.entries(file).filter(([, value]) => isEntry(value));
      return Object.fromEntries(entries.map(([id, { ticked, ...rest }]) => [id, { ...rest, done: ticked }]));
    }
    return isEntry(file.duties) ? file.duties : null;
  };
  const importState = async (picked) => {
    if (!picked) return;
    let file;
    try { file = JSON.parse(await picked.text()); } catch { tell("bad_file"); return; }
    if (isEntry(file) && file.format === FORMAT && file.version > VERSION) { tell("newer_file"); return; }
    const duties = dutiesIn(file);
    if (!duties) { tell("bad_file"); return; }
    const entries = cleanAll(duties);
    state = { ...state, ...entries };
    tell("imported", { count: Object.keys(entries).length });
    save();
    refresh();
  };
  const reset = () => {
    if (!confirm(say("reset_confirm"))) return;
    state = {};
    tell("reset_done");
    save();
    refresh();
  };
  const picker = document.getElementById("checklist-file");
  picker.addEventListener("change", async () => { await importState(picker.files[0]); picker.value = ""; });
  const tools = { print: () => print(), export: exportState, import: () => picker.click(), reset };
  for (const button of document.querySelectorAll("[data-tool]")) button.addEventListener("click", tools[button.dataset.tool]);

  /* Which duties are mine? The answers stand in the address. */
  const form = document.getElementById("questions");
  const answers = () => ({
    actor: [...form.querySelectorAll('[name="actor"]:checked')].map((box) => box.value),
    when: [...form.querySelectorAll('[name="when"]:checked')].map((box) => box.value),
  });
  const fits = (task, { actor, when }) => {
    const conditions = task.dataset.when ? task.dataset.when.split(" ") : [];
    return task.dataset.actor.split(" ").some((one) => actor.includes(one)) && (!conditions.length || conditions.some((one) => when.includes(one)));
  };
  const filter = () => {
    const given = answers();
    for (const task of tasks) task.hidden = !fits(task, given);
    list.classList.add("answered");
    const shown = tasks.filter((task) => !task.hidden).length;
    document.getElementById("mine-count").textContent = given.actor.length ? say("mine_count", { count: shown }) : say("mine_none");
    count();
  };
  const writeAddress = () => {
    const query = Object.entries(answers()).filter(([, values]) => values.length).map(([name, values]) => `${name}=${values.join(",")}`).join("&");
    try { history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash); } catch { /* some browsers refuse this for files */ }
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = query;
  };
  /* An answer that was given before this script was there stands. */
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const box of form.querySelectorAll("input")) box.checked ||= (query.get(box.name) || "").split(",").includes(box.value);
  };

  const refresh = () => { tasks.forEach(show); count(); };
  refresh();
  if (form) {
    readAddress();
    filter();
    writeAddress();
    form.addEventListener("change", () => { filter(); writeAddress(); });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  addEventListener("storage", (event) => { if (event.key === KEY) { state = load(); refresh(); } });
})();
