/** Rows of an invoice list as a spreadsheet program exports them, and what their columns are called. */
export const invoiceHeader = ['Rechnung Nr.', 'Datum', 'Betrag', 'Bemerkung'] as const;

/** A PDF of one page that a reader opens, with a line of text on it. */
export function invoicePdf(text: string): Buffer {
  const stream = `BT /F1 18 Tf 60 760 Td (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const offsets: number[] = [];
  let file = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
      `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/**
 * A CSV file of a German spreadsheet: with BOM, semicolons and CRLF, amounts as 1.234,56, and remarks that hold
 * quotes, semicolons and line breaks.
 */
export function invoiceCsv(rows: number, header: readonly string[] = invoiceHeader): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const cents = 31_500 + ((row * 7_919) % 290_003);
    const day = String(1 + (row % 28)).padStart(2, '0');
    return [`RE-2024-${String(row + 1).padStart(5, '0')}`, `202403${day}`, german(cents), remark(row)].join(
      ';',
    );
  });
  return `\uFEFF${[header.join(';'), ...lines].join('\r\n')}\r\n`;
}

function remark(row: number): string {
  switch (row % 4) {
    case 0:
      return '';
    case 1:
      return '"Kiln, glazed; 2 pallets"';
    case 2:
      return '"called ""Nordlicht"""';
    default:
      return '"first line\r\nsecond line"';
  }
}

function german(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return `${whole},${digits.slice(-2)}`;
}
