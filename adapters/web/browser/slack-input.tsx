import { useId } from 'react';

interface PlainText {
  readonly text: string;
}
interface Option {
  readonly text: PlainText;
  readonly value: string;
}

/** The part of Block Kit's input block that our forms use. */
export interface InputBlock {
  readonly type: 'input';
  readonly block_id?: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly element: {
    readonly type: string;
    readonly initial_value?: string;
    readonly options?: readonly Option[];
    readonly initial_option?: Option;
  };
}

/** An input block as the browser's own control, so that it can be read, labelled and used from the keyboard. */
export function SlackInput({ block }: { block: InputBlock }) {
  const id = useId();
  const { element, label, hint } = block;
  const shared = {
    id,
    name: block.block_id ?? '',
    ...(hint && { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div className="slack__input">
      <label htmlFor={id}>{label.text}</label>
      {element.options ? (
        <select {...shared} defaultValue={element.initial_option?.value}>
          {element.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text.text}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} defaultValue={element.initial_value} autoComplete="off" />
      )}
      {hint && (
        <p className="slack__hint" id={`${id}-hint`}>
          {hint.text}
        </p>
      )}
    </div>
  );
}
