import type { ReactNode } from 'react';
import { Scroller } from '../parts/scroller';
import type { TableBlock, TableCell } from './block-schema';
import { LibraryBlocks } from './library-blocks';
import type { Names } from './names';

/** A table; its first row are the headings, the first cell of each row names it. */
export function SlackTable({ advisor, block, people }: Names & { block: TableBlock }) {
  const [headings = [], ...rows] = block.rows;
  const draw = (cell: TableCell) => <Cell cell={cell} advisor={advisor} people={people} />;
  return (
    <Scroller role="group" className="table-scroller" label="Table">
      <table>
        <thead>
          <tr>
            {headings.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells stay in their places.
              <Heading key={column} isEmpty={isEmpty(cell)}>
                {draw(cell)}
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stay in their places.
            <tr key={row}>
              <th scope="row">{name && draw(name)}</th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stay in their places.
                <td key={column} data-number={cell.type === 'raw_number'}>
                  {draw(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** A heading without a word would be read out as one. */
function Heading({ children, isEmpty }: { children: ReactNode; isEmpty: boolean }) {
  return isEmpty ? <td /> : <th scope="col">{children}</th>;
}

function isEmpty(cell: TableCell): boolean {
  return cell.type === 'raw_text' && cell.text.trim() === '';
}

function Cell({ cell, ...names }: Names & { cell: TableCell }) {
  switch (cell.type) {
    case 'raw_text':
      return cell.text;
    case 'raw_number':
      return cell.text ?? cell.value.toLocaleString('en-GB');
    case 'rich_text':
      return <LibraryBlocks blocks={[cell]} {...names} />;
    default:
      return cell satisfies never;
  }
}
