/** Where notifications go besides the shell; a channel that is absent is off. */
export interface DeliveryConfig {
  /** Public origin that addresses in messages begin with. */
  origin: string;
  smtp?: { url: string; from: string };
  webhook?: { url: string; secret: string };
}

const SHORTEST_SECRET = 32;

/**
 * SMTP_URL (smtp:// or smtps://, with login) and MAIL_FROM make e-mail, DELIVERY_WEBHOOK_URL and DELIVERY_WEBHOOK_SECRET
 * the webhook; REDPINE_URL is what addresses begin with. Null where neither is configured. Throws one sentence that names
 * the variable at fault.
 */
export function deliveryConfig(env: Readonly<Record<string, string | undefined>>): DeliveryConfig | null {
  const { SMTP_URL: smtp, MAIL_FROM: from, DELIVERY_WEBHOOK_URL: hook, DELIVERY_WEBHOOK_SECRET: secret } = env;
  if (!smtp && !hook) return null;
  const origin = URL.parse(env['REDPINE_URL'] ?? '')?.origin;
  if (!origin || origin === 'null') throw new Error('REDPINE_URL is the public origin that links in messages begin with');
  if (smtp && !isUrl(smtp, /^smtps?:$/)) throw new Error('SMTP_URL is an address such as smtps://user:password@mail.example.cn');
  if (smtp && !from) throw new Error('MAIL_FROM is the sender of mails, such as 红松 <noreply@renda.example.cn>');
  if (hook && !isUrl(hook, /^https?:$/)) throw new Error('DELIVERY_WEBHOOK_URL is an http or https address');
  if (hook && (secret ?? '').length < SHORTEST_SECRET) throw new Error(`DELIVERY_WEBHOOK_SECRET has at least ${SHORTEST_SECRET} characters`);
  return {
    origin,
    ...(smtp && from ? { smtp: { url: smtp, from } } : {}),
    ...(hook && secret ? { webhook: { url: hook, secret } } : {}),
  };
}

function isUrl(text: string, protocol: RegExp): boolean {
  return protocol.test(URL.parse(text)?.protocol ?? '');
}
