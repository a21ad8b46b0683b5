"""A time stamp authority made of openssl, for one kind of key."""

from support import run

CONFIGURATION = """
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = {name}
[ authority ]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ stamping ]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ signing ]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = codeSigning
[ tsa ]
default_tsa = one
[ one ]
serial = {folder}/serial
signer_digest = {digest}
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = {ess}
"""

KEYS = {
    "rsa": (["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "sha256"),
    "rsa-512": (["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"], "sha512"),
    "p256": (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "sha256"),
    "p384": (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], "sha384"),
}


class Authority:
    """A root, a signer under it, and replies."""

    def __init__(self, folder, kind, ess="sha256"):
        self.folder = folder
        folder.mkdir()
        key, self.digest = KEYS[kind]
        names = {"root": "示例根证书", "tsa": f"示例时间戳 {kind}"}
        for who, name in names.items():
            settings = CONFIGURATION.format(name=name, folder=folder, digest=self.digest, ess=ess)
            (folder / f"{who}.cnf").write_text(settings, "utf-8")
            run("openssl", "genpkey", *key, "-out", folder / f"{who}.key")
        (folder / "serial").write_text("01\n")
        self.root = folder / "root.pem"
        run("openssl", "req", "-new", "-x509", "-utf8", "-config", folder / "root.cnf", "-extensions", "authority",
            "-key", folder / "root.key", f"-{self.digest}", "-days", "3650", "-out", self.root)
        self.certify("stamping")

    def certify(self, purpose):
        """Gives the signer a certificate for a purpose."""
        run("openssl", "req", "-new", "-utf8", "-config", self.folder / "tsa.cnf", "-key", self.folder / "tsa.key",
            "-out", self.folder / "tsa.csr")
        run("openssl", "x509", "-req", "-in", self.folder / "tsa.csr", "-CA", self.root, "-CAkey", self.folder / "root.key",
            "-CAcreateserial", "-days", "365", f"-{self.digest}", "-extfile", self.folder / "tsa.cnf", "-extensions",
            purpose, "-out", self.folder / "tsa.pem")

    def reply(self, request, reply, *more):
        run("openssl", "ts", "-reply", "-config", self.folder / "tsa.cnf", "-section", "one", "-queryfile", request,
            "-signer", self.folder / "tsa.pem", "-inkey", self.folder / "tsa.key", "-out", reply, *more)
        return reply
