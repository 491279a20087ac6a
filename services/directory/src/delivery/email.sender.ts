import { createTransport } from 'nodemailer';
import { mailText } from './message.words.ts';
import { type Sender, SendProblem } from './sender.ts';

const CONNECT_MS = 10_000;
const SOCKET_MS = 20_000;

/**
 * Mail by SMTP. The Message-ID follows from the delivery: mail systems and people's programs know a repeat by it.
 *
 * @param host the name that Message-IDs end with
 */
export function emailSender(smtp: { url: string; from: string }, host: string): Sender {
  const transport = createTransport(
    { url: smtp.url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS },
    { from: smtp.from },
  );
  return {
    channel: 'EMAIL',
    async send(message) {
      const { email, name } = message.account;
      if (email === null) throw new SendProblem('NO_ADDRESS', true);
      const { subject, text } = mailText(message);
      try {
        await transport.sendMail({
          to: { name, address: email },
          subject,
          text,
          messageId: `<${message.id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Redpine-Delivery': message.id },
        });
      } catch (error) {
        const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
        const refused = typeof responseCode === 'number' && responseCode >= 500;
        const said = typeof responseCode === 'number' ? ` ${responseCode}` : '';
        // The error quotes the address: what is kept is its code. A login that fails may be mended; an address is not.
        throw new SendProblem(`SMTP ${typeof code === 'string' ? code : 'FAILED'}${said}`, refused && code === 'EENVELOPE');
      }
    },
  };
}
