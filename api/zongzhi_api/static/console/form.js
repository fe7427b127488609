// The form of a command, made from what the schema says that it takes.

import { ask, isLost, newKey } from "./api.js";
import { blank, inTurn, item, read } from "./fields.js";
import { el, h, nextTick, onMounted, reactive, ref } from "./libs.js";
import { forgetLists } from "./pickers.js";
import { fieldOf } from "./schema.js";
import { helpOf, t } from "./text.js";

const FAULTY = ".is-error input, .is-error textarea, .is-error button";
const MOVED = ["CONFLICT", "RULE_REFUSED"];

let made = 0;

function documentOf({ name, input, thing, kind }) {
  const called = ["no", "name"].filter((each) => fieldOf(kind, each)).join(" ");
  return `mutation Run($input: ${input.name}!) {
    ${name}(input: $input) {
      ${thing} { __typename id ${called} }
      userErrors {
        code message field rule allowed
        current { version status changedBy changedAt }
      }
    }
  }`;
}

/** Messages of a refusal by the field that they concern; "" for the whole form. */
function sorted(faults, names) {
  const byField = {};
  for (const fault of faults) {
    const field = fault.field ?? fault.extensions?.field;
    (byField[placeOf(field, names)] ??= []).push(worded(fault));
  }
  return byField;
}

/** A part of a record within the input, `person.phone`, is in the first row of its group. */
function placeOf(field, names) {
  const [head, ...parts] = (field ?? "").split(".");
  if (!names.includes(head)) return "";
  return parts.length && !/^\d/.test(parts[0]) ? [head, 0, ...parts].join(".") : field;
}

function worded({ message, current, allowed }) {
  const now = current && t("nowAt", { n: current.version, status: current.status });
  const may = allowed?.length && t("allowed", { what: allowed.join(", ") });
  return [message, now, may].filter(Boolean).join(" ");
}

/** One attempt: what the controls hold, sent once, however often it is repeated until it arrives. */
export function useAttempts(command) {
  let last = { text: "", key: "" };
  return async (input) => {
    const text = JSON.stringify(input);
    if (text !== last.text) last = { text, key: newKey() };
    const answer = await ask(documentOf(command), { input }, { key: last.key });
    // An answer is an answer; only a request that may be lost is sent again under its key.
    if (!isLost(answer)) last = { text: "", key: "" };
    return answer;
  };
}

export const CommandForm = {
  props: { command: Object, given: { type: Object, default: () => ({}) }, cancels: Boolean },
  emits: ["done", "cancel", "moved"],
  setup(props, { emit }) {
    const { command } = props;
    const fields = inTurn(command.input.inputFields.filter(({ name }) => !(name in props.given)));
    const names = fields.map((field) => field.name);
    const base = `form-${(made += 1)}`;
    const root = ref(null);
    const state = reactive({ values: blank(fields), faults: {}, busy: false });
    const attempt = useAttempts(command);

    const focus = (selector) => nextTick(() => root.value?.querySelector(selector)?.focus());
    onMounted(() => focus("input, textarea, button"));

    async function submit(event) {
      event.preventDefault();
      if (state.busy) return;
      const { input, faults: wrong } = read(fields, state.values);
      state.faults = wrong;
      if (Object.keys(wrong).length) return focus(FAULTY);
      state.busy = true;
      const answer = await attempt({ ...props.given, ...input });
      state.busy = false;
      const payload = answer.data?.[command.name];
      const faults = [...answer.errors, ...(payload?.userErrors ?? [])];
      state.faults = sorted(faults, names);
      // What was done may have put the record out of the reader's own reach.
      const isGone = payload?.[command.thing] === null && !payload.userErrors.length;
      if (!faults.length) forgetLists();
      if (!faults.length || isGone) return emit("done", payload[command.thing]);
      // Something else happened to the record: the next attempt is about what it is now.
      if (faults.some((fault) => MOVED.includes(fault.code))) emit("moved");
      focus(state.faults[""] ? "[type=submit]" : FAULTY);
    }

    /** Before the controls see it: a choice would open its list. */
    function onKeydownCapture(event) {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.stopPropagation();
      submit(event);
    }

    function onKeydown(event) {
      if (event.key === "Escape" && props.cancels && !event.defaultPrevented) emit("cancel");
    }

    const listeners = { onSubmit: submit, onKeydown, onKeydownCapture };
    return () =>
      h("form", { ref: root, class: "command", novalidate: true, ...listeners }, [
        helpOf(command) && h("p", { class: "help" }, helpOf(command)),
        fields.map((field) => item(field, state.values, state.faults, base)),
        state.faults[""]?.map((text) => h("p", { class: "fault", role: "alert" }, text)),
        h("div", { class: "buttons" }, [
          h(
            el.ElButton,
            { type: "primary", nativeType: "submit", loading: state.busy },
            () => t("submit"),
          ),
          props.cancels && h(el.ElButton, { onClick: () => emit("cancel") }, () => t("cancel")),
          h("span", { class: "help" }, t("submitHint")),
        ]),
      ]);
  },
};
