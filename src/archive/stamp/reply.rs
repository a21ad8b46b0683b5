//! The reply: whether a `TimeStampResp` (RFC 3161, section 2.4.2) proves what it says.
//!
//! Its token is CMS signed data (RFC 5652). Read here is its frame; signatures and the way from the signer's
//! certificate to a trusted one are left to webpki and ring.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::ring as algorithms;
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::der::{Element, GENERALIZED_TIME, INTEGER, OCTET_STRING, OID, Reader, SEQUENCE, SET};
use super::request;
use crate::catalogue::Phrase;
use crate::catalogue::archive_faults::*;
use crate::model::hex;

/// What a stamp that holds says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub time: Timestamp,
    /// Who says so: the common name in the certificate.
    pub authority: String,
}

/// Why a stamp does not hold.
pub type Fault = &'static Phrase;

// Object identifiers, without tag and length.
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
const TST_INFO: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x04];
const CONTENT_TYPE: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04];
const SIGNING_CERTIFICATE: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x0C];
const SIGNING_CERTIFICATE_V2: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F];
const SHA384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const SHA512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
const RSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
const RSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0C];
const RSA_SHA512: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0D];
const ECDSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];
const ECDSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x03];
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// id-kp-timeStamping: what the signer's certificate has to be for (RFC 3161, section 2.3).
const TIME_STAMPING: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08];

/// `certificates` are those that are trusted, in PEM form: the authority's own authority, most often its root.
pub fn verify(reply: &[u8], sha256: &str, certificates: &[u8]) -> Result<Stamp, Fault> {
    let token = token(reply)?;
    let signed = Signed::read(token).ok_or(&STAMP_MALFORMED)?;
    let info = Info::read(signed.content).ok_or(&STAMP_MALFORMED)?;
    if info.algorithm != request::SHA256 || hex::read::<32>(sha256).is_none_or(|digest| info.digest != digest) {
        return Err(&STAMP_OF_OTHER);
    }
    let attributes = Attributes::read(&signed).ok_or(&STAMP_MALFORMED)?;
    let algorithm = digest_algorithm(signed.digest_algorithm).ok_or(&STAMP_ALGORITHM_UNKNOWN)?;
    if ring::digest::digest(algorithm, signed.content).as_ref() != attributes.digest {
        return Err(&STAMP_BADLY_SIGNED);
    }
    let signer = signed.certificates.iter().find(|certificate| attributes.names(certificate, signed.signer));
    let signer = CertificateDer::from(*signer.ok_or(&STAMP_WITHOUT_CERTIFICATE)?);
    let certificate = EndEntityCert::try_from(&signer).map_err(|_| &STAMP_UNTRUSTED)?;
    let fits = signature_algorithms(signed.signature_algorithm, signed.digest_algorithm)
        .ok_or(&STAMP_ALGORITHM_UNKNOWN)?
        .iter()
        .any(|algorithm| certificate.verify_signature(*algorithm, &attributes.signed, signed.signature).is_ok());
    if !fits {
        return Err(&STAMP_BADLY_SIGNED);
    }
    trust(&certificate, &signed, certificates, info.time)?;
    Ok(Stamp { time: info.time, authority: common_name(&signer).unwrap_or_default() })
}

/// The token, if the authority gave one.
fn token(reply: &[u8]) -> Result<Element<'_>, Fault> {
    let mut fields = Element::only(reply).and_then(|reply| reply.inside(SEQUENCE)).ok_or(&STAMP_MALFORMED)?;
    let status = fields.open(SEQUENCE).and_then(|mut status| status.read(INTEGER)).ok_or(&STAMP_MALFORMED)?;
    // granted, or grantedWithMods
    if !matches!(status, [0 | 1]) {
        return Err(&STAMP_REFUSED);
    }
    fields.next().ok_or(&STAMP_MALFORMED)
}

/// The way from the signer to what is trusted, at the time of the stamp and for this purpose.
fn trust(certificate: &EndEntityCert, signed: &Signed, trusted: &[u8], time: Timestamp) -> Result<(), Fault> {
    let trusted: Vec<CertificateDer> = CertificateDer::pem_slice_iter(trusted).filter_map(Result::ok).collect();
    if trusted.is_empty() {
        return Err(&NO_TRUSTED_CERTIFICATE);
    }
    let anchors: Vec<_> = trusted.iter().filter_map(|certificate| anchor_from_trusted_cert(certificate).ok()).collect();
    let between: Vec<CertificateDer> = signed.certificates.iter().map(|bytes| CertificateDer::from(*bytes)).collect();
    let seconds = u64::try_from(time.as_second()).map_err(|_| &STAMP_MALFORMED)?;
    let path = certificate.verify_for_usage(
        ALL_VERIFICATION_ALGS,
        &anchors,
        &between,
        UnixTime::since_unix_epoch(Duration::from_secs(seconds)),
        KeyUsage::required(TIME_STAMPING),
        None,
        None,
    );
    path.map(drop).map_err(|_| &STAMP_UNTRUSTED)
}

/// `SignedData` with one signer, as a token has it.
struct Signed<'a> {
    content: &'a [u8],
    certificates: Vec<&'a [u8]>,
    /// Issuer and serial number, or a key's identifier.
    signer: Element<'a>,
    digest_algorithm: &'a [u8],
    attributes: Element<'a>,
    signature_algorithm: &'a [u8],
    signature: &'a [u8],
}

impl<'a> Signed<'a> {
    fn read(token: Element<'a>) -> Option<Self> {
        let mut outer = token.inside(SEQUENCE)?;
        let is_signed = outer.read(OID)? == SIGNED_DATA;
        let mut fields = outer.open(0xA0)?.open(SEQUENCE).filter(|_| is_signed)?;
        fields.read(INTEGER).filter(|version| matches!(version, [3..=5]))?;
        let digests = fields.open(SET)?;
        let mut content = fields.open(SEQUENCE)?;
        let is_info = content.read(OID)? == TST_INFO;
        let content = content.open(0xA0)?.read(OCTET_STRING).filter(|_| is_info)?;
        let certificates = fields.maybe(0xA0).and_then(|all| all.inside(0xA0));
        let certificates = certificates.map(|all| all.map(|one| one.whole).collect()).unwrap_or_default();
        fields.maybe(0xA1);
        let mut signers = fields.open(SET)?;
        let mut signer = signers.open(SEQUENCE)?;
        if signers.next().is_some() {
            return None;
        }
        signer.read(INTEGER).filter(|version| matches!(version, [1 | 3]))?;
        let name = signer.next()?;
        let digest_algorithm = signer.open(SEQUENCE)?.read(OID)?;
        // What the signer uses has to be announced (RFC 5652, section 5.1).
        let mut announced = digests.filter_map(|digest| digest.inside(SEQUENCE)?.read(OID));
        announced.find(|digest| *digest == digest_algorithm)?;
        Some(Self {
            content,
            certificates,
            signer: name,
            digest_algorithm,
            attributes: signer.maybe(0xA0)?,
            signature_algorithm: signer.open(SEQUENCE)?.read(OID)?,
            signature: signer.read(OCTET_STRING)?,
        })
    }
}

/// `TSTInfo` (RFC 3161, section 2.4.2), as far as it is needed.
struct Info<'a> {
    algorithm: &'a [u8],
    digest: &'a [u8],
    time: Timestamp,
}

impl<'a> Info<'a> {
    fn read(content: &'a [u8]) -> Option<Self> {
        let mut fields = Element::only(content)?.inside(SEQUENCE)?;
        let is_first_version = fields.read(INTEGER)? == [1];
        fields.read(OID).filter(|_| is_first_version)?;
        let mut imprint = fields.open(SEQUENCE)?;
        let algorithm = imprint.open(SEQUENCE)?.read(OID)?;
        let digest = imprint.read(OCTET_STRING)?;
        fields.read(INTEGER)?;
        Some(Self { algorithm, digest, time: time(fields.read(GENERALIZED_TIME)?)? })
    }
}

/// `20251011010203Z`, perhaps with a fraction, which is dropped.
fn time(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let whole =
        text.split('.').next().filter(|whole| whole.len() == 14 && whole.bytes().all(|b| b.is_ascii_digit()))?;
    let part = |from: usize, to: usize| whole[from..to].parse::<i8>().ok();
    let year = whole[..4].parse().ok()?;
    let time = DateTime::new(year, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?, part(12, 14)?, 0).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}

/// What the signature covers (RFC 5652, section 5.3).
struct Attributes<'a> {
    /// As they are signed: with the tag of a set.
    signed: Vec<u8>,
    digest: &'a [u8],
    /// The digest of the signer's certificate, and of which algorithm (RFC 5816; RFC 2634 for SHA-1).
    certificate: (&'static ring::digest::Algorithm, &'a [u8]),
}

impl<'a> Attributes<'a> {
    fn read(signed: &Signed<'a>) -> Option<Self> {
        let all = signed.attributes.inside(0xA0)?;
        let value = |wanted: &[u8]| {
            all.into_iter().find_map(|attribute| {
                let mut fields = attribute.inside(SEQUENCE)?;
                let is_wanted = fields.read(OID)? == wanted;
                fields.open(SET).filter(|_| is_wanted)?.next()
            })
        };
        let is_info = value(CONTENT_TYPE).is_some_and(|kind| kind.tag == OID && kind.content == TST_INFO);
        let digest = value(MESSAGE_DIGEST).filter(|digest| is_info && digest.tag == OCTET_STRING)?.content;
        let first = |value: Element<'a>| value.inside(SEQUENCE)?.open(SEQUENCE)?.open(SEQUENCE);
        let certificate = match value(SIGNING_CERTIFICATE_V2) {
            Some(value) => {
                let mut named = first(value)?;
                let algorithm = match named.maybe(SEQUENCE) {
                    None => &ring::digest::SHA256,
                    Some(algorithm) => digest_algorithm(algorithm.inside(SEQUENCE)?.read(OID)?)?,
                };
                (algorithm, named.read(OCTET_STRING)?)
            }
            None => {
                let value = value(SIGNING_CERTIFICATE)?;
                (&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, first(value)?.read(OCTET_STRING)?)
            }
        };
        let mut bytes = signed.attributes.whole.to_vec();
        bytes[0] = SET;
        Some(Self { signed: bytes, digest, certificate })
    }

    /// Whether this is the certificate that the attributes and the signer's name mean.
    fn names(&self, certificate: &[u8], signer: Element) -> bool {
        let (algorithm, expected) = self.certificate;
        if ring::digest::digest(algorithm, certificate).as_ref() != expected {
            return false;
        }
        // A key's identifier stands as [0]; the digest has named the certificate already.
        let Some(mut wanted) = signer.inside(SEQUENCE) else { return signer.tag == 0x80 };
        let issuer = wanted.next().map(|issuer| issuer.whole);
        let serial = wanted.read(INTEGER);
        Certificate::read(certificate).is_some_and(|has| Some(has.issuer) == issuer && Some(has.serial) == serial)
    }
}

/// What names a certificate (RFC 5280, section 4.1).
struct Certificate<'a> {
    serial: &'a [u8],
    issuer: &'a [u8],
    subject: Reader<'a>,
}

impl<'a> Certificate<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut fields = Element::only(bytes)?.inside(SEQUENCE)?.open(SEQUENCE)?;
        fields.maybe(0xA0);
        let serial = fields.read(INTEGER)?;
        fields.read(SEQUENCE)?;
        let issuer = fields.next()?.whole;
        fields.read(SEQUENCE)?;
        Some(Self { serial, issuer, subject: fields.open(SEQUENCE)? })
    }
}

fn common_name(certificate: &[u8]) -> Option<String> {
    Certificate::read(certificate)?.subject.find_map(|part| {
        let mut fields = part.inside(SET)?.open(SEQUENCE)?;
        let is_name = fields.read(OID)? == COMMON_NAME;
        let name = fields.next().filter(|_| is_name)?;
        std::str::from_utf8(name.content).ok().map(str::to_string)
    })
}

fn digest_algorithm(algorithm: &[u8]) -> Option<&'static ring::digest::Algorithm> {
    match algorithm {
        request::SHA256 => Some(&ring::digest::SHA256),
        SHA384 => Some(&ring::digest::SHA384),
        SHA512 => Some(&ring::digest::SHA512),
        _ => None,
    }
}

type Algorithm = &'static dyn SignatureVerificationAlgorithm;

/// Which algorithms a signature may be of; the curve is the key's.
fn signature_algorithms(algorithm: &[u8], digest: &[u8]) -> Option<Vec<Algorithm>> {
    match (algorithm, digest) {
        (RSA_SHA256, _) | (RSA, request::SHA256) => Some(vec![algorithms::RSA_PKCS1_2048_8192_SHA256]),
        (RSA_SHA384, _) | (RSA, SHA384) => Some(vec![algorithms::RSA_PKCS1_2048_8192_SHA384]),
        (RSA_SHA512, _) | (RSA, SHA512) => Some(vec![algorithms::RSA_PKCS1_2048_8192_SHA512]),
        (ECDSA_SHA256, _) => Some(vec![algorithms::ECDSA_P256_SHA256, algorithms::ECDSA_P384_SHA256]),
        (ECDSA_SHA384, _) => Some(vec![algorithms::ECDSA_P256_SHA384, algorithms::ECDSA_P384_SHA384]),
        _ => None,
    }
}
