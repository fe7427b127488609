// Small pieces that all pages share.

import { el, h, nextTick } from "./libs.js";
import { t } from "./text.js";

/** A choice from a list. `options` are `{ value, label, note }`; typing finds one of them. */
export function select(name, options, more) {
  return h(
    el.ElSelect,
    {
      ariaLabel: name,
      emptyValues: [null, undefined],
      filterable: true,
      defaultFirstOption: true,
      reserveKeyword: false,
      noMatchText: t("none"),
      noDataText: t("none"),
      onVisibleChange: reachable,
      ...more,
    },
    () => options.map((each) => h(el.ElOption, { key: each.value, ...each }, each.note && noted(each))),
  );
}

function noted({ name, note }) {
  return () => [h("span", name), h("span", { class: "option-note" }, note)];
}

/** Element Plus scrolls the list in a box that the keyboard would not reach by itself. */
function reachable() {
  nextTick(() => {
    for (const box of document.querySelectorAll(".el-select-dropdown__wrap")) box.tabIndex = 0;
  });
}

/** The title of a page; it takes the focus when the page is opened. */
export function pageTitle(title, beside = "") {
  return h("h1", { tabindex: -1 }, [title, beside && h("small", beside)]);
}

/** What the API refused; a message that comes for many fields stands once. */
export function faultList(errors) {
  const messages = [...new Set(errors.map((error) => error.message))];
  return messages.map((message) => h("p", { class: "fault", role: "alert", key: message }, message));
}

/** The way through the pages of a list; `total` says how much there is in all. */
export function pager(total, { pageInfo, number }, turnTo) {
  const button = (key, disabled, next) =>
    h(el.ElButton, { size: "small", disabled, onClick: () => turnTo(next) }, () => t(key));
  return h("div", { class: "pager" }, [
    h("span", { role: "status" }, `${total} · ${t("page", { n: number })}`),
    button("previous", number === 1, false),
    button("next", !pageInfo.hasNextPage, true),
  ]);
}

/** Terms with their values. */
export function facts(pairs) {
  return h(
    "dl",
    { class: "facts" },
    pairs.map(([term, value]) => h("div", [h("dt", term), h("dd", [value])])),
  );
}
