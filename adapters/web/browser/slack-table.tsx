interface Cell {
  readonly text: string;
}

/** The part of Block Kit's data_table block that we send; its first row is the header, and each row's first cell its own. */
export interface TableBlock {
  readonly type: 'data_table';
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A data_table block, which the library does not know, as the browser's own table. */
export function SlackTable({ block: { caption, rows } }: { block: TableBlock }) {
  const [head = [], ...body] = rows;
  return (
    <div className="slack__scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="slack__table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map(({ text }, at) => (
              <th key={at} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map(([first, ...rest], row) => (
            <tr key={row}>
              <th scope="row">{first?.text}</th>
              {rest.map(({ text }, at) => (
                <td key={at}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
