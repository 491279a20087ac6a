import { createHmac } from 'node:crypto';
import { type Sender, SendProblem } from './sender.ts';

const TIMEOUT_MS = 15_000;

/**
 * One POST of JSON for each message, to one address for all accounts: a bridge to whatever the site writes to its people
 * with. `X-Redpine-Signature: sha256=<hex>` is the HMAC of `<X-Redpine-Timestamp>.<body>` under the secret;
 * `X-Redpine-Delivery` is the message's id. Any 2xx takes it over; redirects are not followed.
 */
export function webhookSender(webhook: { url: string; secret: string }): Sender {
  return {
    channel: 'WEBHOOK',
    async send({ id, account, language, kind, title, subject, url, at, lines }) {
      const { username, name } = account;
      const body = JSON.stringify({ id, account: { username, name }, language, kind, title, subject, url, at, lines });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', webhook.secret).update(`${timestamp}.${body}`).digest('hex');
      let response: Response;
      try {
        response = await fetch(webhook.url, {
          method: 'POST',
          redirect: 'error',
          headers: {
            'content-type': 'application/json',
            'x-redpine-delivery': id,
            'x-redpine-timestamp': timestamp,
            'x-redpine-signature': `sha256=${signature}`,
          },
          body,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await response.body?.cancel();
      } catch (error) {
        throw new SendProblem('HTTP NO_ANSWER', false, { cause: error });
      }
      if (!response.ok) throw new SendProblem(`HTTP ${response.status}`, false);
    },
  };
}
