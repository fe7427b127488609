// A bar chart of figures. The same numbers stand beside it in a table, for those who cannot see it.

import { echarts, h, nextTick, onBeforeUnmount, onMounted, ref, watch } from "./libs.js";

const COLOUR = "#1d5a96";
const INK = "#1f2937";
const ROW = 30;

function option({ title, parts }) {
  return {
    animation: false,
    aria: { enabled: true, label: { description: title } },
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", minInterval: 1, axisLabel: { color: INK } },
    // Names lie beside their bars: however long, they never lie on each other.
    yAxis: {
      type: "category",
      inverse: true,
      data: parts.map(({ name }) => name),
      axisLabel: { interval: 0, color: INK },
      axisTick: { show: false },
    },
    series: [
      {
        type: "bar",
        data: parts.map(({ value }) => value),
        barMaxWidth: 18,
        itemStyle: { color: COLOUR },
        label: {
          show: true,
          position: "right",
          color: INK,
          formatter: ({ dataIndex }) => parts[dataIndex].text,
        },
      },
    ],
  };
}

export const BarChart = {
  props: { title: String, parts: Array },
  setup(props) {
    const box = ref(null);
    let chart = null;
    const fit = new ResizeObserver(() => chart?.resize());
    onMounted(() => {
      chart = echarts.init(box.value);
      chart.setOption(option(props));
      fit.observe(box.value);
    });
    watch(
      () => [props.title, props.parts],
      () => nextTick(() => chart.setOption(option(props), true)),
    );
    onBeforeUnmount(() => {
      fit.disconnect();
      chart.dispose();
    });
    return () =>
      h("div", {
        ref: box,
        class: "chart",
        role: "img",
        "aria-label": props.title,
        style: { height: `${48 + ROW * props.parts.length}px` },
      });
  },
};
