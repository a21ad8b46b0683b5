"""A proxy that is as bad as networks get, and the same at every run.

Each connection has its fate by a seeded die: it is closed at once, answered with 503, or cut after some bytes.
"""

import random
import socket
import threading


class Proxy:
    def __init__(self, to, http, cut_after, seed=1):
        self.to, self.http, self.cut_after = to, http, cut_after
        self.random = random.Random(seed)
        self.faults = {"dropped": 0, "cut": 0, "503": 0}
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            fate = self.random.random()
            budget = self.random.randint(*self.cut_after)
            threading.Thread(target=self.serve, args=(client, fate, budget), daemon=True).start()

    def serve(self, client, fate, budget):
        with client:
            if fate < 0.08:
                self.faults["dropped"] += 1
                return
            if self.http and fate < 0.25:
                self.faults["503"] += 1
                self.answer_busy(client)
                return
            with socket.create_connection(("127.0.0.1", self.to)) as server:
                left = [budget]
                back = threading.Thread(target=self.pump, args=(server, client, left), daemon=True)
                back.start()
                self.pump(client, server, left)
                back.join(5)
                if left[0] <= 0:
                    self.faults["cut"] += 1

    def answer_busy(self, client):
        # The whole request is read first: an answer to half of it would look like a cut connection.
        client.settimeout(0.2)
        try:
            while client.recv(65536):
                pass
        except OSError:
            pass
        try:
            client.sendall(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        except OSError:
            pass

    def pump(self, source, sink, left):
        try:
            while data := source.recv(16384):
                sink.sendall(data[: max(left[0], 0)])
                left[0] -= len(data)
                if left[0] <= 0:
                    break
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.listener.close()
