import type { Webview } from 'vscode';
import type { Wire } from '../../protocol/wire.ts';

/** The host's end of the channel to a page. What is posted while the page is hidden is lost: it asks when it loads. */
export function webviewWire(webview: Webview): Wire {
  return {
    post(message) {
      void webview.postMessage(message);
    },
    onMessage(listener) {
      const listening = webview.onDidReceiveMessage(listener);
      return () => {
        listening.dispose();
      };
    },
  };
}
