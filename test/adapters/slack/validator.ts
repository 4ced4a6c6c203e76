import { LIMITS } from '../../../adapters/slack/limits';

type Json = Readonly<Record<string, unknown>>;
type Surface = 'message' | 'modal' | 'home';

/** Every way in which a message or a view would break one of Slack's limits; empty when it is fit to send. */
export function slackFaults(blocks: readonly unknown[], surface: Surface, text?: string): string[] {
  const faults: string[] = [];
  const all = blocks as readonly Json[];
  const fault = (why: string) => faults.push(why);
  const most = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  if (all.length > most) fault(`${all.length} blocks`);
  for (const [type, max] of [
    ['table', LIMITS.tables],
    ['data_visualization', LIMITS.charts],
  ] as const) {
    const kinds: readonly unknown[] = type === 'table' ? [type, 'data_table'] : [type];
    const count = all.filter((block) => kinds.includes(block['type'])).length;
    if (count > (surface === 'message' ? max : 0)) fault(`${count} × ${type} in a ${surface}`);
  }
  if (surface === 'message') {
    if (text === undefined || text.trim() === '') fault('no text beside the blocks');
    if ((text ?? '').length > 4_000) fault(`text of ${(text ?? '').length}`);
  }
  const ids = all.map((block) => block['block_id']).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) fault('two blocks with one block_id');
  for (const block of all) checkBlock(block, surface, fault);
  return faults;
}

function checkBlock(block: Json, surface: Surface, fault: (why: string) => void): void {
  const type = String(block['type']);
  const length = (value: unknown, min: number, max: number, what: string) => {
    if (typeof value !== 'string') {
      fault(`${type}: ${what} is not text`);
      return;
    }
    if (value.length < min || value.length > max) fault(`${type}: ${what} of ${value.length}`);
  };
  const object = (value: unknown, max: number, what: string) => {
    const part = value as Json;
    if (part['type'] !== 'plain_text' && part['type'] !== 'mrkdwn') fault(`${type}: ${what} type`);
    length(part['text'], 1, max, what);
  };
  const many = (value: unknown, max: number): readonly Json[] => {
    const list = (Array.isArray(value) ? value : []) as readonly Json[];
    if (list.length === 0 || list.length > max) fault(`${type}: ${list.length} elements`);
    return list;
  };
  if (block['block_id'] !== undefined) length(block['block_id'], 1, LIMITS.blockId, 'block_id');
  switch (type) {
    case 'header': {
      object(block['text'], LIMITS.header, 'text');
      return;
    }
    case 'divider':
      return;
    case 'section': {
      object(block['text'], LIMITS.sectionText, 'text');
      return;
    }
    case 'image': {
      length(block['alt_text'], 1, LIMITS.imageAlt, 'alt_text');
      return;
    }
    case 'context': {
      many(block['elements'], LIMITS.contextElements).forEach((element) =>
        object(element, LIMITS.contextText, 'element'),
      );
      return;
    }
    case 'rich_text': {
      many(block['elements'], 100).forEach((element) => checkRichText(element, fault));
      return;
    }
    case 'actions': {
      const elements = many(block['elements'], LIMITS.actionsElements);
      const ids = elements.map((element) => element['action_id']);
      if (new Set(ids).size !== ids.length) fault('actions: two elements with one action_id');
      for (const element of elements) {
        length(element['action_id'], 1, LIMITS.actionId, 'action_id');
        object(element['text'], LIMITS.buttonText, 'button');
        if (element['value'] !== undefined)
          length(element['value'], 1, LIMITS.buttonValue, 'value');
        if (element['url'] !== undefined) length(element['url'], 1, LIMITS.buttonUrl, 'url');
      }
      return;
    }
    case 'context_actions':
      if (surface !== 'message') fault(`context_actions in a ${surface}`);
      {
        many(block['elements'], LIMITS.contextActionsElements).forEach((element) => {
          for (const side of ['positive_button', 'negative_button']) {
            const button = element[side] as Json;
            object(button['text'], LIMITS.buttonText, side);
            length(button['value'], 1, LIMITS.buttonValue, `${side} value`);
          }
        });
        return;
      }
    case 'input': {
      object(block['label'], LIMITS.inputLabel, 'label');
      if (block['hint'] !== undefined) object(block['hint'], LIMITS.inputHint, 'hint');
      const element = block['element'] as Json;
      if (element['type'] === 'static_select') {
        for (const option of many(element['options'], LIMITS.selectOptions)) {
          object(option['text'], LIMITS.optionText, 'option');
          length(option['value'], 1, LIMITS.optionValue, 'option value');
        }
        const chosen = element['initial_option'];
        const known = (element['options'] as Json[]).map((option) => JSON.stringify(option));
        if (chosen !== undefined && !known.includes(JSON.stringify(chosen))) {
          fault('input: chosen option is not offered');
        }
      } else if (element['initial_value'] !== undefined) {
        length(element['initial_value'], 1, LIMITS.inputValue, 'initial value');
      }
      return;
    }
    case 'data_table': {
      const rows = block['rows'] as readonly unknown[];
      length(block['caption'], 1, LIMITS.tableCaption, 'caption');
      if (rows.length < 2) fault('data_table: no row beneath the header');
      const [at, size] = [block['row_header_column_index'], block['page_size']];
      if (at !== 0) fault('data_table: no row header');
      if (typeof size !== 'number' || size < 1 || size > 100) fault('data_table: page size');
      checkBlock({ ...block, type: 'table' }, surface, fault);
      return;
    }
    case 'table': {
      const rows = block['rows'] as readonly (readonly Json[])[];
      if (rows.length === 0 || rows.length > LIMITS.tableRows) fault(`table: ${rows.length} rows`);
      for (const row of rows) {
        if (row.length !== rows[0]?.length) fault('table: rows of different lengths');
        if (row.length > LIMITS.tableColumns) fault(`table: ${row.length} cells`);
        for (const cell of row) length(cell['text'], 1, 2_000, 'cell');
      }
      return;
    }
    case 'data_visualization': {
      checkChart(block, length, fault);
      return;
    }
    default:
      fault(`${type} is not a block we send`);
  }
}

function checkRichText(element: Json, fault: (why: string) => void): void {
  const elements = (element['elements'] ?? []) as readonly Json[];
  if (elements.length === 0) fault('rich_text: nothing in it');
  for (const part of elements) {
    if (part['elements'] !== undefined) checkRichText(part, fault);
    else if (part['type'] !== 'text' && part['type'] !== 'link' && part['type'] !== 'user') {
      fault(`rich_text: ${String(part['type'])}`);
    } else if ((part['type'] !== 'user' && part['text'] === undefined) || part['text'] === '') {
      fault('rich_text: empty text');
    }
  }
}

function checkChart(
  block: Json,
  length: (value: unknown, min: number, max: number, what: string) => void,
  fault: (why: string) => void,
): void {
  length(block['title'], 1, LIMITS.chartTitle, 'title');
  const chart = block['chart'] as {
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; y_label?: string };
  };
  const { categories, y_label: unit } = chart.axis_config;
  if (unit !== undefined) length(unit, 1, LIMITS.chartAxis, 'y_label');
  if (categories.length === 0 || categories.length > LIMITS.chartCategories) {
    fault(`chart: ${categories.length} categories`);
  }
  if (chart.series.length === 0 || chart.series.length > LIMITS.chartSeries) {
    fault(`chart: ${chart.series.length} series`);
  }
  if (new Set(chart.series.map(({ name }) => name)).size !== chart.series.length) {
    fault('chart: two series with one name');
  }
  for (const category of categories) length(category, 1, LIMITS.chartLabel, 'category');
  for (const { name, data } of chart.series) {
    length(name, 1, LIMITS.chartLabel, 'series name');
    if (data.map(({ label }) => label).join('|') !== categories.join('|')) {
      fault('chart: a series does not match the categories');
    }
    if (!data.every(({ value }) => Number.isFinite(value))) fault('chart: a value is no number');
  }
}
