import { Fragment } from 'preact';

/** An address that breaks before a slash where it must, and inside a part only where that is too long. */
export function UrlText({ url }: { readonly url: string }) {
  return (
    <>
      {url.split(/(?<=[^/:])(?=\/)/).map((part, index) => (
        <Fragment key={index}>
          <wbr />
          <span class="url-part">{part}</span>
        </Fragment>
      ))}
    </>
  );
}
