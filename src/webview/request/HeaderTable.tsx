interface HeaderTableProps {
  readonly label: string;
  readonly nameTitle: string;
  readonly valueTitle: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly note?: string }[];
}

/** Headers as they are or will be on the wire, with what there is to say about each. */
export function HeaderTable({ label, nameTitle, valueTitle, rows }: HeaderTableProps) {
  return (
    <table class="headers" aria-label={label}>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{nameTitle}</th>
          <th scope="col">{valueTitle}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, note }, index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
              {note === undefined ? null : <div class="muted">{note}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
