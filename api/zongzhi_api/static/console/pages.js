// A list of the API, page by page: what is shown comes first, how much there is in all after it.

import { asker } from "./api.js";
import { h, ref, shallowRef } from "./libs.js";
import { t } from "./text.js";
import { pager } from "./ui.js";

export const PAGE = 20;

/** The two ways to ask for a list: a page of its `nodes`, or their number, which takes longer the
 * more there are. A document that has this takes `$after` and `$counts`. */
export function pageOf(nodes) {
  return `totalCount @include(if: $counts)
      nodes @skip(if: $counts) { ${nodes} }
      pageInfo @skip(if: $counts) { hasNextPage endCursor }`;
}

/** What `given()` answers, `{ document, values }`, is listed: its list is the field `page` of a
 * division. `begin` goes to its first page. */
export function usePages(given) {
  const page = shallowRef(null);
  const errors = ref([]);
  const busy = ref(false);
  /** How much there is in all; null until that is known. */
  const total = ref(null);
  /** The cursors that led to the pages so far; the last one leads to this page. */
  let cursors = [null];
  /** The filter and order of the list: a cursor goes on in no other. */
  let list = null;
  const askPage = asker();
  const askTotal = asker();

  async function load() {
    busy.value = true;
    const answer = await askPage(list.document, { ...list.values, after: cursors.at(-1), counts: false });
    if (!answer) return;
    busy.value = false;
    const found = answer.data?.division?.page;
    page.value = found ? { ...found, number: cursors.length } : null;
    errors.value = answer.errors;
    if (found && !found.pageInfo.hasNextPage) total.value = (cursors.length - 1) * PAGE + found.nodes.length;
    if (found && total.value === null && cursors.length === 1) count();
  }

  async function count() {
    const answer = await askTotal(list.document, { ...list.values, after: null, counts: true });
    total.value = answer?.data?.division?.page?.totalCount ?? total.value;
  }

  function begin() {
    cursors = [null];
    total.value = null;
    askTotal.forget();
    list = given();
    return load();
  }

  function turnTo(next) {
    cursors = next ? [...cursors, page.value.pageInfo.endCursor] : cursors.slice(0, -1);
    load();
  }

  /** The page as `rows` show it, with the way to the next; `key` is the string for how many there are. */
  const shown = (rows, key) =>
    h("div", { "aria-busy": busy.value, class: busy.value && page.value ? "busy" : "" }, [
      page.value && rows(page.value.nodes),
      page.value && pager(total.value === null ? t("counting") : t(key, { n: total.value }), page.value, turnTo),
      !page.value && busy.value && h("p", { class: "help" }, t("loading")),
    ]);

  return { begin, errors, shown };
}
