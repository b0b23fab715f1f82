import qrcode from 'qrcode-generator';

const quiet = 4;

/** A QR code of digits and nothing else: whoever reads it gets a number to type, no address that a phone would open and keep. */
export function Square({ digits, label }: { readonly digits: string; readonly label: string }) {
  const code = qrcode(0, 'M');
  code.addData(digits, 'Numeric');
  code.make();
  const size = code.getModuleCount();
  const dark = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const).filter(([x, y]) => code.isDark(y, x));
  const path = dark.map(([x, y]) => `M${x + quiet} ${y + quiet}h1v1h-1z`).join('');
  const edge = size + 2 * quiet;
  return (
    <svg className="square" id="square" viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${edge}v${edge}H0z`} />
      <path d={path} />
    </svg>
  );
}
