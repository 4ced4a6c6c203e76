/** Teams' fonts, sizes and colours, light or dark, in the form Microsoft's renderer takes them. */
export function hostConfig(dark: boolean): object {
  const colour = (value: string, subtle = value) => ({ default: value, subtle });
  const foregroundColors = {
    default: colour(dark ? '#ffffff' : '#242424', dark ? '#d6d6d6' : '#616161'),
    accent: colour(dark ? '#a6b1ff' : '#4f52b2'),
    attention: colour(dark ? '#ff99a4' : '#b10e1c'),
    good: colour(dark ? '#92c353' : '#0b6a0b'),
    warning: colour(dark ? '#f2c661' : '#835c00'),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: '"Segoe UI", Inter, system-ui, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { none: 0, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? '#525252' : '#e0e0e0' },
    supportsInteractivity: true,
    textBlock: { headingLevel: 4 },
    containerStyles: {
      default: style(dark ? '#292929' : '#ffffff'),
      emphasis: style(dark ? '#1f1f1f' : '#f5f5f5'),
    },
    inputs: { label: { inputSpacing: 'small', requiredInputs: {}, optionalInputs: {} } },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 240 },
      value: { wrap: true },
      spacing: 16,
    },
    table: { cellSpacing: 8 },
    actions: {
      maxActions: 20,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}
