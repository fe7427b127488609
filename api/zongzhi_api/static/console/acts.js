// What a page with several forms knows: which of them is open, and what was done last.

import { h, nextTick, ref, shallowRef } from "./libs.js";
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
