import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { Compile } from 'typebox/schema';
import { faultsOf, type FormSchema } from '../requests/check.ts';
import { formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';

/** Texts of a query become the whole numbers or truth values that their schema names; anything else stays as it was sent. */
function read(schema: FormSchema, sent: unknown): unknown {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent as Record<string, unknown>)) {
    const type = schema.properties?.[name]?.type;
    if (type === 'integer' && typeof value === 'string' && /^-?\d{1,9}$/.test(value)) values[name] = Number(value);
    else if (type === 'boolean' && (value === 'true' || value === 'false')) values[name] = value === 'true';
    else values[name] = value;
  }
  return values;
}

/** Checks what comes in with this house's sentences; what goes out is written as it is. */
export function checkForms(app: FastifyInstance, deps: Pick<Deps, 'now'>): void {
  const compiler: FastifySchemaCompiler<FormSchema> = ({ schema, httpPart }) => {
    if (httpPart === 'headers') return () => true;
    const quick = Compile(schema as never);
    return (sent: unknown) => {
      const value = httpPart === 'querystring' || httpPart === 'params' ? read(schema, sent ?? {}) : sent;
      const place = httpPart === 'querystring' ? '/query' : httpPart === 'params' ? '/path' : '';
      const faults = quick.Check(value) && httpPart !== 'body' ? [] : faultsOf(schema, value, todayOf(deps));
      return faults.length === 0 ? { value } : { error: formFaults(faults.map((fault) => ({ ...fault, pointer: place + fault.pointer }))) };
    };
  };
  // A form of which nothing was sent is an empty one: it is told which fields are missing, and stands where none is needed.
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.headers['content-type'] === undefined && request.routeOptions.schema?.body !== undefined) request.body = {};
  });
  app.setValidatorCompiler(compiler);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
}
