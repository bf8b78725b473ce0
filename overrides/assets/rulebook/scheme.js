/* Light or dark, set before anything is painted: what the reader chose, or what his system asks for. */
(() => {
  const KEY = "rulebook.scheme";
  const root = document.documentElement;
  const button = document.getElementById("scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const isDark = () => (chosen() || (system.matches ? "dark" : "light")) === "dark";
  const show = (dark) => {
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    root.style.colorScheme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
  };
  button.addEventListener("click", () => {
    const dark = document.body.dataset.mdColorScheme !== "slate";
    try { localStorage.setItem(KEY, dark ? "dark" : "light"); } catch { /* private window: the choice lasts for the page */ }
    show(dark);
  });
  system.addEventListener("change", () => show(isDark()));
  addEventListener("storage", (event) => { if (event.key === KEY) show(isDark()); });
  root.classList.replace("no-js", "js");
  button.hidden = false;
  show(isDark());
})();
