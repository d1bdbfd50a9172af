// RFC 3161 time stamps: for which hash, by which authority, at what time. The same steps as in verify.py.
const DIGESTS = { "608648016503040201": "SHA-256", "608648016503040202": "SHA-384", "608648016503040203": "SHA-512" };
const RSA = "2a864886f70d010101", ELLIPTIC = "2a8648ce3d0201";
const ALGORITHMS = { [RSA]: [RSA, ""], "2a864886f70d01010b": [RSA, "SHA-256"], "2a864886f70d01010c": [RSA, "SHA-384"], "2a864886f70d01010d": [RSA, "SHA-512"],
  "2a8648ce3d040302": [ELLIPTIC, "SHA-256"], "2a8648ce3d040303": [ELLIPTIC, "SHA-384"], "2a8648ce3d040304": [ELLIPTIC, "SHA-512"] };
const CURVES = { "2a8648ce3d030107": ["P-256", 32], "2b81040022": ["P-384", 48] };
const must = (fine) => { if (!fine) throw new RangeError("another form"); };

function der(data) {
  must(data.length >= 2);
  let length = data[1], start = 2;
  if (length & 128) { start += length & 127; must(start <= 6); length = 0; for (let i = 2; i < start; i++) length = length * 256 + data[i]; }
  must(data.length >= start + length);
  return { tag: data[0], body: data.slice(start, start + length), whole: data.slice(0, start + length) };
}
function parts(node) {
  const found = [];
  for (let rest = node.body; rest.length;) { const one = der(rest); found.push(one); rest = rest.slice(one.whole.length); }
  return found;
}
const inside = (node, tag) => { must(node && node.tag === tag); return parts(node); };
const content = (node, tag) => { must(node && node.tag === tag); return node.body; };
const bitsOf = (node) => { const bits = content(node, 3); must(bits[0] === 0); return bits.slice(1); };
const oid = (node) => hex(content(node, 6));
function moment(node) {
  const said = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text(node.body));
  must(said && [23, 24].includes(node.tag) && !said[1] === (node.tag === 23));
  return `${said[1] || (said[2] >= "50" ? "19" : "20")}${said[2]}-${said[3]}-${said[4]}T${said[5]}:${said[6]}:${said[7]}Z`;
}
function named(node) {
  const kinds = { 12: "utf-8", 30: "utf-16be" };
  return inside(node, 48).flatMap((part) => inside(part, 49)).map((pair) => inside(pair, 48)[1])
    .map((value) => new TextDecoder(kinds[value.tag] || "latin1").decode(value.body).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").slice(0, 100)).reverse().join(", ");
}
async function certificate(data) {
  const whole = der(data), [signed, algorithm, bits] = inside(whole, 48);
  let fields = inside(signed, 48);
  if (fields[0].tag === 0xa0) fields = fields.slice(1);
  const [serial, , issuer, validity, subject, key, ...rest] = fields, more = {};
  for (const field of rest) if (field.tag === 0xa3) for (const one of inside(parts(field)[0], 48)) {
    const told = inside(one, 48);
    more[oid(told[0])] = content(told[told.length - 1], 4);
  }
  const [from, until] = inside(validity, 48).map(moment);
  const purposes = more["551d25"] ? inside(der(more["551d25"]), 48).map(oid) : [];
  const limits = more["551d13"] ? inside(der(more["551d13"]), 48) : [];
  return { whole: whole.whole, id: hex(whole.whole), signed: signed.whole, serial: hex(content(serial, 2)).replace(/^0+/, "") || "0", issuer: hex(issuer.whole),
    subject: hex(subject.whole), name: named(subject), from, until, key, keyName: more["551d0e"] ? hex(content(der(more["551d0e"]), 4)) : "",
    stamps: purposes.join() === "2b06010505070308", certifies: limits.length > 0 && hex(limits[0].whole) === "0101ff",
    algorithm, signature: bitsOf(bits), fingerprint: await sha256(whole.whole) };
}
async function certificatesIn(data) {
  const found = [...text(data).matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)];
  const bodies = found.map((one) => Uint8Array.from(atob(one[1].replace(/\s/g, "")), (sign) => sign.charCodeAt(0)));
  return Promise.all((bodies.length ? bodies : [data]).map(certificate));
}
function flat(signature, size) {  // the two numbers of an elliptic signature, as WebCrypto wants them
  const out = new Uint8Array(2 * size), numbers = inside(der(signature), 48).map((one) => content(one, 2));
  must(numbers.length === 2);
  numbers.forEach((number, n) => {
    must(number.length && number[0] < 128);
    while (number.length > 1 && number[0] === 0) number = number.slice(1);
    must(number.length <= size);
    out.set(number, (n + 1) * size - number.length);
  });
  return out;
}
// true, false, or null when the algorithm or the key is of a kind not known here
async function madeWith(key, algorithm, usual, message, signature) {
  const [kind, ...more] = inside(inside(key, 48)[0], 48), [chosen, ...extra] = inside(algorithm, 48);
  const [family, digest] = ALGORITHMS[oid(chosen)] || ["", ""], hash = digest || usual;
  if (family !== oid(kind) || !hash) return null;
  must(["", "0500"].includes(extra.map((one) => hex(one.whole)).join()));
  if (family === RSA) {
    const known = await crypto.subtle.importKey("spki", key.whole, { name: "RSASSA-PKCS1-v1_5", hash }, false, ["verify"]);
    return known.algorithm.modulusLength < 2048 ? null : crypto.subtle.verify("RSASSA-PKCS1-v1_5", known, signature, message);
  }
  const [curve, size] = CURVES[oid(more[0])] || [];
  if (!curve) return null;
  const known = await crypto.subtle.importKey("spki", key.whole, { name: "ECDSA", namedCurve: curve }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash }, known, flat(signature, size), message);
}
async function issued(giver, one) {
  if (giver.subject !== one.issuer) return false;
  try { return await madeWith(giver.key, one.algorithm, "", one.signed, one.signature); } catch { return false; }
}
async function leadsTo(one, between, trusted, at) {
  for (let step = 0; step < 6; step++) {
    const same = trusted.find((root) => root.id === one.id);
    if (same) return same;
    let next = null;
    for (const giver of [...trusted, ...between])
      if (!next && giver.certifies && giver.from <= at && at <= giver.until && (await issued(giver, one))) next = giver;
    if (!next) return null;
    one = next;
  }
  return null;
}
async function linked(signer, carried) {
  let alone = false;
  for (const one of carried) {
    const given = [];
    for (const giver of carried) if (giver.subject === one.issuer) given.push(await issued(giver, one));
    if (given.length && given.every((answer) => answer === false)) return false;
    const needed = carried.some((other) => other.id !== one.id && other.issuer === one.subject);
    if (one.id !== signer.id && !(needed && given.includes(true))) alone = true;
  }
  return alone ? null : true;
}
function digestNamed(node) {
  const [kind, ...extra] = inside(node, 48), found = DIGESTS[oid(kind)];
  must(found && ["", "0500"].includes(extra.map((one) => hex(one.whole)).join()));
  return found;
}
async function stampIn(token) {
  const top = der(token), [kind, held] = inside(top, 48), [signed, ...second] = inside(held, 0xa0), fields = inside(signed, 48);
  const [version, kinds, envelope] = fields, carried = fields.slice(3, -1), [what, wrapped] = inside(envelope, 48);
  must(top.whole.length === token.length && !second.length && hex(version.whole) === "020103");
  must(oid(kind) === "2a864886f70d010702" && oid(what) === "2a864886f70d0109100104" && carried.every((one) => one.tag === 0xa0 || one.tag === 0xa1));
  const said = content(inside(wrapped, 0xa0)[0], 4), told = inside(der(said), 48), imprint = inside(told[2], 48);
  const [signer, ...others] = inside(fields[fields.length - 1], 49);
  const [number, who, digest, listed, algorithm, signature] = inside(signer, 48);
  must(!others.length && hex(number.whole) === (who.tag === 0x80 ? "020103" : "020101"));
  const hash = digestNamed(digest), attributes = {};
  must(inside(kinds, 49).map(digestNamed).includes(hash));
  for (const one of inside(listed, 0xa0)) { const [name, values] = inside(one, 48); attributes[oid(name)] = inside(values, 49)[0]; }
  const covered = listed.whole.slice();
  covered[0] = 49;
  const certificates = carried.filter((one) => one.tag === 0xa0).flatMap(parts);
  return { imprint: digestNamed(imprint[0]) + " " + hex(content(imprint[1], 4)), at: moment(told.find((one) => one.tag === 24)), said,
    carried: await Promise.all(certificates.map((one) => certificate(one.whole))), who, hash, attributes, covered, algorithm, signature: content(signature, 4) };
}
async function names(stamp, one) {
  let meant;
  if (stamp.who.tag === 0x80) meant = one.keyName !== "" && one.keyName === hex(stamp.who.body);
  else { const [issuer, serial] = inside(stamp.who, 48); meant = hex(issuer.whole) === one.issuer && (hex(content(serial, 2)).replace(/^0+/, "") || "0") === one.serial; }
  const newer = stamp.attributes["2a864886f70d010910022f"], told = inside(newer || stamp.attributes["2a864886f70d010910020c"], 48)[0];
  let essence = inside(inside(told, 48)[0], 48), hashing = newer ? "SHA-256" : "SHA-1";
  if (newer && essence[0].tag === 48) { hashing = digestNamed(essence[0]); essence = essence.slice(1); }
  return meant && hex(content(essence[0], 4)) === hex(await sha(hashing, one.whole));
}
async function signatureOfStamp(stamp, one) {
  if (oid(stamp.attributes["2a864886f70d010903"]) !== "2a864886f70d0109100104") return false;
  if (hex(content(stamp.attributes["2a864886f70d010904"], 4)) !== hex(await sha(stamp.hash, stamp.said))) return false;
  return madeWith(one.key, stamp.algorithm, stamp.hash, stamp.covered, stamp.signature);
}
async function checkStamp(name, token, wanted, report, trusted) {
  let stamp, signer, holds = null;
  try {
    stamp = await stampIn(token);
    for (const one of [...stamp.carried, ...trusted]) if (!signer && (await names(stamp, one))) signer = one;
    if (signer) holds = await signatureOfStamp(stamp, signer);
  } catch { report.fault("stamp_unreadable", name); return; }
  if (stamp.imprint !== "SHA-256 " + wanted) { report.fault("stamp", name); return; }
  report.holds("stamps");
  if (!signer) { if (stamp.carried.length) report.fault("stamp_signature", name); else report.leave("stamp_certificate", name); return; }
  if (holds === null) { report.leave("stamp_algorithm", name); return; }
  const chain = await linked(signer, stamp.carried);
  if (!holds || chain === false) { report.fault("stamp_signature", name); return; }
  if (!signer.stamps || !(signer.from <= stamp.at && stamp.at <= signer.until)) { report.fault("stamp_authority", name); return; }
  report.holds("stamp_signatures");
  if (chain === null) report.leave("stamp_bystander", name);
  const root = await leadsTo(signer, stamp.carried, trusted, stamp.at);
  if (trusted.length && !root) report.untrusted.push(name);
  if (!root) report.leave("stamp_trust", `${signer.name} (${signer.fingerprint})`);
  report.leave("stamp_revocation");
  report.stamps.push({ ...signer, at: stamp.at, root: root && root.name });
}
function authorities(stamps) {  // one line for each authority: who, by which certificate, when
  return [...new Set(stamps.map((one) => one.id))].map((id) => {
    const own = stamps.filter((one) => one.id === id), times = own.map((one) => one.at).sort(), [one] = own;
    return say("stamped", one.name, one.serial, one.from, one.until, one.fingerprint, own.length, times[0], times[times.length - 1])
      + (one.root ? "; " + say("trusted", one.root) : "");
  });
}
