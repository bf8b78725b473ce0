/* Puts a text into the clipboard, also where the page may not use it: over http, from a folder, or because the reader said no. */
rulebook.copy = (() => {
  const byCommand = (text) => {
    const before = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    area.readOnly = true;
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* then the reader copies by hand */ }
    area.remove();
    before?.focus({ preventScroll: true });
    return done;
  };

  /* Whether the text is in the clipboard now. */
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byCommand(text);
    }
  };
})();
