// What a page with several forms knows: which of them is open, and what was done last.

import { CommandForm } from "./form.js";
import { el, h, nextTick, ref, shallowRef } from "./libs.js";
import { nameOf, t } from "./text.js";

/** `chosen` is the form that is open, with the button that it came `from`. When it is done the page
 * is loaded anew; the focus goes to what was done, or back to the button, and never gets lost.
 * `within` is the part of the page in which that is told. */
export function useActs(load, within = () => document) {
  const chosen = shallowRef(null);
  const news = ref("");

  function choose(next) {
    const from = chosen.value?.from;
    chosen.value = next;
    news.value = "";
    if (!next) nextTick(() => document.getElementById(from)?.focus());
  }

  function tell(what) {
    news.value = t("done", { what });
    nextTick(() => within()?.querySelector(".news")?.focus());
  }

  async function done() {
    const what = nameOf(chosen.value.command);
    chosen.value = null;
    await load();
    tell(what);
  }

  const told = () => news.value && h("p", { class: "news", role: "status", tabindex: -1 }, news.value);
  return { chosen, choose, done, tell, told };
}

/** The button that opens a form, or closes the one that it opened. `of` says of whom or what, where
 * there are several such buttons. */
export function actButton(about, given, id, { chosen, choose }, of = "") {
  const isChosen = chosen?.from === id;
  const look = {
    id,
    size: of ? "small" : undefined,
    type: isChosen ? "primary" : "default",
    "aria-pressed": isChosen,
    "aria-label": of ? `${nameOf(about)} ${of}` : undefined,
  };
  const onClick = () => choose(isChosen ? null : { command: about, given, from: id, of });
  return h(el.ElButton, { ...look, onClick }, () => nameOf(about));
}

/** The form that is open. */
export function actForm({ chosen, choose, done, load }) {
  return h(CommandForm, {
    key: chosen.from,
    command: chosen.command,
    given: chosen.given,
    cancels: true,
    onDone: done,
    onMoved: () => load?.(),
    onCancel: () => choose(null),
  });
}

/** What the open form is about. */
export function actTitle({ command, of }) {
  return of ? `${nameOf(command)}: ${of}` : nameOf(command);
}
